/** A new thing on the shelf, or another price. The shelf itself changes only by stock coming in, counting and handing out. */
import { about, isAbout } from '../../../miniprogram/core/about'
import { createHash } from 'node:crypto'
import { isDayKey } from '../../../miniprogram/core/clock/shanghai'
import { changeOf, DRAWINGS, edited, MOST_ON_SHELF, type Offer } from '../../../miniprogram/core/points/shop'
import type { Good } from '../../../miniprogram/core/points/types'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { transaction } from '../../_platform/transaction'
import type { FileDoc, GoodDoc } from '../../_documents'
import { grids } from '../../_people/names'
import type { Known } from '../../_people/person'
import { redeemedLately, watchersOf, writeChange } from '../../_journal/redemptions/price-changes'
import { store } from '../../_platform/ports'
import { timeKey } from '../../_journal/redemptions/writing'
import { checkTyped, withhold, keepWords, type TextCheck } from '../../_journal/words/keep-words'
import type { Ask, Handler } from '../request/serve'
import type { Tx } from '../../_platform/inside'
import { keptShops, shopFor } from './place'
import { answer, write } from './stock-moves'

export const saveGood: Handler<'shop.saveGood'> = {
  async known(ask, me) {
    const shop = ask.id === undefined ? shopFor(me, ask.shop) : await shopOfGood(ask.id, me)
    if (isRefusal(shop)) return shop
    if (ask.restockDay !== null && !isDayKey(ask.restockDay)) return refuse('BAD_INPUT', {}, 'restockDay')
    const checked = await checkTyped(me)
    if (isRefusal(checked)) return checked
    const done = await save(ask, shop, me, checked)
    return isRefusal(done) ? done : answer(done, me, savedMessage(done, ask.id === undefined))
  },
}

/** A good stays in the shop it is in. */
async function shopOfGood(id: string, me: Known): Promise<string | Refusal> {
  const kept = keptShops(me)
  if (kept.length === 0) return refuse('NOT_ALLOWED')
  const villageId = (await store.get('goods', id))?.villageId
  return villageId !== undefined && kept.includes(villageId) ? villageId : refuse('NO_SUCH_GOOD')
}

function savedMessage({ doubt }: GoodDoc, isNew: boolean): string {
  if (doubt) return '记下了。名字要请人看一看，看过了才上架。'
  return isNew ? '添上了。现在架上是 0，进了货再记一笔。' : '改好了。'
}

async function save(
  { id, key, shop: _, ...offer }: Ask<'shop.saveGood'>,
  villageId: string,
  me: Known,
  check: TextCheck,
): Promise<GoodDoc | Refusal> {
  const path = (await grids.of([villageId])).get(villageId)?.path ?? []
  const idempotencyKey = `${me.person._id}:${key}`
  const watchers = id === undefined ? [] : await watchersOf(path, me.now, me.person._id)
  const shelf = offer.on ? await onShelf(villageId) : 0
  const goodId = id ?? `g${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 15)}`
  return transaction(async tx => {
    const before = await tx.get('goods', goodId)
    if (id !== undefined && before?.villageId !== villageId) return refuse('NO_SUCH_GOOD')
    if (before?.idempotencyKeys.includes(idempotencyKey)) return before
    // What is there already takes no place; two at once may put on one too many, which every list still shows.
    if (offer.on && !before?.on && shelf >= MOST_ON_SHELF)
      return refuse('SHELF_FULL', { most: MOST_ON_SHELF })
    const photo = await ownPhoto(tx, goodId, offer.picture, before?.good.picture, me)
    if (isRefusal(photo)) return photo
    const good: Good = before
      ? edited(before.good, offer)
      : { id: goodId, villageId, ...offer, stock: 0, held: 0, rev: 1 }
    const doc: GoodDoc = {
      ...(before ?? {
        _id: goodId,
        v: 1,
        villageId,
        sort: timeKey(me.now) + goodId,
        idempotencyKeys: [],
        lastCount: null,
      }),
      good,
      // Villagers read the name: until somebody has looked at a doubtful one, it is on no shelf.
      doubt: await withhold(tx, {
        id: `${goodId}:n${good.rev}`,
        about: about('good', goodId),
        no: '超市的货',
        villageId,
        path,
        by: me.person._id,
        at: me.now,
        text: `${good.name}\n${good.unit}`,
        check,
      }),
      on: good.on,
    }
    // Asked after the good was read in this transaction: anybody who redeems meanwhile makes it try again.
    if (before && before.good.price !== good.price)
      doc.priced = await writeChange(
        tx,
        before.good,
        good,
        path,
        await redeemedLately(goodId, me.now),
        watchers,
        me,
      )
    // Kept as words are, so that a checker's doubt about it goes to the desk like any other photo's.
    if (photo)
      await keepWords(tx, {
        id: `${goodId}:p${good.rev}`,
        about: about('good', goodId),
        no: good.name,
        villageId,
        path,
        by: me.person._id,
        owner: null,
        at: me.now,
        words: { attachments: [{ id: photo._id, kind: 'photo' }] },
        check: 'pass',
        files: [photo],
      })
    return write(
      tx,
      doc,
      { kind: 'edit', pieces: 0, why: before ? changeOf(before.good, offer as Offer) : '新添' },
      idempotencyKey,
      me,
    )
  })
}

const onShelf = (villageId: string): Promise<number> =>
  store.count('goods', { villageId, on: true }, MOST_ON_SHELF)

/** A photo that this person took for it; null where there is nothing new to take: one of our drawings, one it has or had. */
async function ownPhoto(
  tx: Tx,
  goodId: string,
  picture: string,
  had: string | undefined,
  { person }: Known,
): Promise<FileDoc | null | Refusal> {
  if (DRAWINGS.includes(picture) || picture === had) return null
  const file = await tx.get('files', picture)
  if (file?.about && isAbout(file.about, 'good', goodId)) return null
  const mine =
    file &&
    file.owner === person._id &&
    file.kind === 'photo' &&
    file.kept !== null &&
    file.state !== 'refused' &&
    file.about === null
  return mine ? file : refuse('FILE_NOT_YOURS', {}, 'picture')
}
