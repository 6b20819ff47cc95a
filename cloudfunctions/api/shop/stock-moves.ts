/** What changes the shelf by hand: goods coming in, and counting. Each leaves a line that says who, when and why. */
import { about } from '../../../miniprogram/core/about'
import { counted, stockedIn } from '../../../miniprogram/core/points/shop'
import type { Good } from '../../../miniprogram/core/points/types'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { transaction } from '../../_platform/transaction'
import type { GoodDoc, StockMoveDoc } from '../../_documents'
import { stockMoveDoc } from '../../_documents/new/stock-move'
import type { Known } from '../../_people/person'
import { grids } from '../../_people/names'
import { checkTyped, withhold } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import type { Tx } from '../../_platform/inside'
import { keptShops } from './place'
import { stockRows } from './seen'

export const stockIn: Handler<'shop.stockIn'> = {
  async known({ goodId, pieces, why, key }, me) {
    const done = await byHand(goodId, key, why, me, before => ({
      good: stockedIn(before.good, pieces),
      move: { kind: 'in', pieces, why },
    }))
    return isRefusal(done)
      ? done
      : answer(
          done,
          me,
          `进了 ${pieces} ${done.good.unit}，架上能换的有 ${done.good.stock} ${done.good.unit}。`,
        )
  },
}

export const count: Handler<'shop.count'> = {
  async known({ goodId, counted: onShelf, seenRev, why, key }, me) {
    const done = await byHand(goodId, key, why, me, before => {
      const after = counted(before.good, { onShelf, seenRev, why })
      if (isRefusal(after)) return after
      const { good, difference } = after
      return {
        good,
        move: { kind: 'count', pieces: difference, why: why || null },
        lastCount: { at: me.now, byName: me.person.staffName, difference, why: why || null },
      }
    })
    return isRefusal(done) ? done : answer(done, me, '盘好了，记下了。')
  },
}

interface Changed {
  good: Good
  move: Pick<StockMoveDoc, 'kind' | 'pieces' | 'why'>
  lastCount?: GoodDoc['lastCount']
}

/** Only its own shop's shopkeeper; the same tap again answers with the good as it is. */
async function byHand(
  goodId: string,
  key: string,
  typed: string | undefined,
  me: Known,
  change: (before: GoodDoc) => Changed | Refusal,
): Promise<GoodDoc | Refusal> {
  const shops = keptShops(me)
  if (shops.length === 0) return refuse('NOT_ALLOWED')
  const checked = await checkTyped(me)
  if (isRefusal(checked)) return checked
  const nodes = await grids.of(shops)
  const idempotencyKey = `${me.person._id}:${key}`
  return transaction(async tx => {
    const before = await tx.get('goods', goodId)
    if (!before || !shops.includes(before.villageId)) return refuse('NO_SUCH_GOOD')
    const { villageId } = before
    const path = nodes.get(villageId)?.path ?? []
    if (before.idempotencyKeys.includes(idempotencyKey)) return before
    const changed = change(before)
    if (isRefusal(changed)) return changed
    // The committee reads why: a doubtful word waits for the town.
    const doubt = await withhold(tx, {
      id: `${goodId}:w${changed.good.rev}`,
      about: about('good', goodId),
      no: '超市的账',
      villageId,
      path: path.slice(0, 2),
      by: me.person._id,
      at: me.now,
      text: typed ?? '',
      check: checked,
    })
    return write(
      tx,
      {
        ...before,
        good: changed.good,
        lastCount: changed.lastCount ? { ...changed.lastCount, doubt } : (before.lastCount ?? null),
      },
      { ...changed.move, doubt },
      idempotencyKey,
      me,
    )
  })
}

const MOST_KEYS = 50

/** The good, and the line about what was done to it. */
export async function write(
  tx: Tx,
  doc: GoodDoc,
  move: Changed['move'] & { doubt?: string | null },
  idempotencyKey: string,
  { person, now }: Known,
): Promise<GoodDoc> {
  const { good, villageId } = doc
  const after = {
    ...doc,
    on: good.on && !doc.doubt,
    idempotencyKeys: [...doc.idempotencyKeys, idempotencyKey].slice(-MOST_KEYS),
  }
  await tx.put('goods', after)
  const by = { id: person._id, name: person.staffName }
  await tx.create('stock_moves', stockMoveDoc({ ...good, villageId }, move, now, by))
  return after
}

export async function answer(doc: GoodDoc, me: Known, message: string) {
  const [good] = await stockRows([doc], me)
  if (!good) throw new Error('a good without its row')
  return { good, message }
}
