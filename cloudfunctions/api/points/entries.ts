/** The household's ledger whole, newest first: the phone computes every hash and sum itself. */
import { refuse } from '../../../miniprogram/core/refusal'
import type { Entry } from '../../../miniprogram/core/points/types'
import type { EntryDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { between } from '../../_platform/bounds'
import { onePage } from '../../_platform/reach'

const PAGE = 200

/** `account` as it stood before the first page was read: entries after it come with the next look. */
export const entries: Handler<'points.entries'> = {
  async known({ cursor }, me) {
    const householdId = me.person.householdId
    if (!householdId) return refuse('NO_HOUSEHOLD')
    const account = await store.get('accounts', householdId)
    const { rev = 0, head = '', balance = 0 } = account ?? {}
    const from = Math.min(rev, cursor === undefined ? rev : Number(cursor) - 1)
    const page =
      Number.isInteger(from) && from > 0
        ? await store.list('entries', {
            where: { householdId, rev: between(1, from) },
            sort: ['rev', 'desc'],
            limit: onePage(PAGE),
          })
        : []
    const last = page.at(-1)?.rev ?? 1
    return {
      now: me.now,
      items: page.map(bare),
      next: last > 1 ? String(last) : null,
      account: { rev, head, balance },
    }
  },
}

const bare = ({ _id, v, ...entry }: EntryDoc): Entry => entry
