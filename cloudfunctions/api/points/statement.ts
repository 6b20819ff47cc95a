/** A month of the household's passbook, as it was closed at the month's end. */
import { refuse } from '../../../miniprogram/core/refusal'
import { entryInfos } from './entry-info'
import { titleOf } from '../../_people/households'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { between } from '../../_platform/bounds'

export const statement: Handler<'points.statement'> = {
  async known({ month }, me) {
    const { householdId } = me.person
    if (!householdId) return refuse('NO_HOUSEHOLD')
    const doc = await store.get('statements', `${householdId}:${month}`)
    if (!doc) return refuse('NO_STATEMENT')
    const { opening, earned, spent, returned, reversed, closing, count, head, lastRev } = doc
    const rows =
      count === 0
        ? []
        : await store.all('entries', {
            where: { householdId, rev: between(lastRev - count + 1, lastRev) },
            sort: ['rev', 'asc'],
          })
    return {
      now: me.now,
      month,
      household: { id: householdId, title: await titleOf(householdId) },
      opening,
      earned,
      spent,
      returned,
      reversed,
      closing,
      count,
      head,
      entries: await entryInfos(rows, me.person._id),
    }
  },
}
