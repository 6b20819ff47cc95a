/** My household's redemptions, and those I made for a household without a phone: an answer that was lost is found here. */
import { about } from '../../../miniprogram/core/about'
import { reads } from '../../../miniprogram/core/redemption/sight/reads'
import { refuse } from '../../../miniprogram/core/refusal'
import { eventsOf } from '../../_journal/events'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import type { Where } from '../../_platform/bounds'
import { listOver } from '../over'
import { shopAt } from './place'
import { addressesOf, codeDetail, codeInfo } from './seen'
import { onePage } from '../../_platform/reach'

const PAGE = 20

export const codes: Handler<'shop.codes'> = {
  async known({ cursor }, me) {
    const { householdId, _id: helper } = me.person
    const wheres: Where[] = [
      ...(householdId ? [{ householdId }] : []),
      ...(me.actor.posts.length > 0 ? [{ helper }] : []),
    ]
    const found =
      wheres.length > 0
        ? await listOver('redemptions', wheres, {
            sort: ['sortKey', 'desc'],
            limit: onePage(PAGE),
            after: cursor,
          })
        : []
    const url = await addressesOf(found.map(({ redemption }) => redemption.picture))
    return {
      now: me.now,
      items: found
        .filter(({ redemption }) => reads(redemption, me))
        .map(({ redemption }) => codeInfo(redemption, url(redemption.picture))),
      next: found.length === PAGE ? (found[PAGE - 1]?.sortKey ?? null) : null,
    }
  },
}

export const code: Handler<'shop.code'> = {
  async known({ id }, me) {
    const doc = await store.get('redemptions', id)
    if (!doc || !reads(doc.redemption, me)) return refuse('NO_SUCH_CODE')
    const [shop, events] = await Promise.all([
      shopAt(doc.villageId, me.now),
      eventsOf(about('redemption', id)),
    ])
    return codeDetail(doc.redemption, shop, me, events)
  },
}
