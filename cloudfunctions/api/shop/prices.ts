/** Prices that were changed within a day of a redemption: for the committee, the shopkeeper whose shop it is, and the town. */
import { refuse } from '../../../miniprogram/core/refusal'
import { onePage } from '../../_platform/reach'
import type { Handler } from '../request/serve'
import { listOver } from '../over'
import { nodesOf } from '../ticket/lists'

const PAGE = 20

export const prices: Handler<'shop.prices'> = {
  async known({ cursor }, me) {
    const nodes = [
      ...new Set((['supervisor', 'inspector', 'shopkeeper'] as const).flatMap(role => nodesOf(me, [role]))),
    ]
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const found = await listOver(
      'price_changes',
      nodes.map(path => ({ path, listed: true })),
      { sort: ['sortKey', 'desc'], after: cursor, limit: onePage(PAGE + 1) },
    )
    return {
      now: me.now,
      items: found.slice(0, PAGE).map(({ _id, goodName, from, to, at, byName, near, more }) => ({
        id: _id,
        goodName,
        from,
        to,
        at,
        byName,
        near: near.map(({ no, householdTitle, paid, at: when }) => ({ no, householdTitle, paid, at: when })),
        more,
      })),
      next: found.length > PAGE ? (found[PAGE - 1]?.sortKey ?? null) : null,
    }
  },
}
