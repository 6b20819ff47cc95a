/** A copy of all that is kept about oneself: asked for here, made by `spreadsheets`, fetched in parts for an hour. */
import { lastsMs } from '../../../miniprogram/core/lasts'
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ListingDoc } from '../../_documents'
import { isDuplicate } from '../../_platform/database-error'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { partOf, partsOf, worked } from '../roster/listing'
import type { Handler } from '../request/serve'

export const copy: Handler<'me.copy'> = {
  async known({ key }, me) {
    if (isOfDemo(me.person)) return refuse('DEMO_NOT_YOURS')
    const id = `c${seal.codeHash('copy', `${me.person._id}:${key}`).slice(0, 24)}`
    const doc: ListingDoc = {
      _id: id,
      v: 1,
      what: 'own',
      by: me.person._id,
      byName: '本人',
      node: '',
      path: [],
      state: 'waiting',
      fileId: null,
      rows: 0,
      bytes: 0,
      at: me.now,
      runningUntil: 0,
      until: me.now + lastsMs('ownCopy'),
    }
    if (!me.again)
      await store.create('listings', doc).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error
      })
    return { id }
  },
}

export const copyShow: Handler<'me.copyShow'> = {
  async known({ id }, me) {
    const found = await ownCopy(id, me)
    if ('refused' in found) return found
    const one = await worked(found, me.now)
    const fileName = `我的资料 ${dayKey(one.at)}.xlsx`
    return { id, fileName, state: one.state, rows: one.rows, parts: partsOf(one) }
  },
}

export const copyPart: Handler<'me.copyPart'> = {
  async known({ id, n }, me) {
    const one = await ownCopy(id, me)
    return 'refused' in one ? one : partOf(one, n)
  },
}

/** Anybody who asked for it, as long as it lasts. */
async function ownCopy(id: string, { person, now }: Known): Promise<ListingDoc | Refusal> {
  const one = await store.get('listings', id)
  const isMine = one?.what === 'own' && one.by === person._id && one.until > now
  return isMine ? one : refuse('NOT_FOUND_HERE')
}
