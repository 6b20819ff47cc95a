/** Which shop: the own village's for those who redeem, the one they serve for those behind the counter. */
import { inForce } from '../../../miniprogram/core/people/role'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Counter } from '../../../miniprogram/core/points/shop'
import { isOpen } from '../../../miniprogram/core/points/shop'
import type { ShopSeen } from '../../_contract/points'
import type { ShopDoc } from '../../_documents/points'
import { grids, holdersUnder } from '../../_people/names'
import { actorOf, type Known } from '../../_people/person'
import { store } from '../../_platform/ports'

/** The village whose shop this person buys at: where they live, else where they serve. */
export function ownVillage({ person, now }: Known): GridId | null {
  return (
    person.home[2] ??
    person.posts.find(post => inForce(post, now) && post.path[2] !== undefined)?.path[2] ??
    null
  )
}

export interface Behind {
  villageId: GridId
  as: Counter['as']
}
/** The counters this person stands behind, as a shopkeeper first. Empty: none. */
export function countersOf({ person, now }: Known): Behind[] {
  const found = (['shopkeeper', 'supervisor'] as const).flatMap(as =>
    person.posts.flatMap(post => {
      const villageId = post.path[2]
      return post.role === as && inForce(post, now) && villageId ? [{ villageId, as }] : []
    }),
  )
  return found.filter((one, i) => found.findIndex(({ villageId }) => villageId === one.villageId) === i)
}
/** The first of them where stock and prices may be changed: a shopkeeper's. */
export const ownShop = (me: Known): GridId | null =>
  countersOf(me).find(({ as }) => as === 'shopkeeper')?.villageId ?? null

/** Who else serves there, for goods that a shopkeeper may not hand out. */
export async function counterAt({ villageId, as }: Behind, { actor, now }: Known): Promise<Counter> {
  const shopkeepers = as === 'supervisor' ? await holdersUnder('shopkeeper', villageId, now) : []
  return { actor, as, shopkeepers: shopkeepers.map(actorOf), now }
}

/** A village that has not said anything about its shop has an ordinary one. */
export async function shopAt(villageId: GridId, now: number): Promise<ShopSeen> {
  const { _id, name, place, opens, closes } =
    (await store.get('shops', villageId)) ?? (await ordinary(villageId))
  return { id: _id, name, place, opens, closes, openNow: isOpen({ opens, closes }, now) }
}
async function ordinary(villageId: GridId): Promise<ShopDoc> {
  const village = (await grids.of([villageId])).get(villageId)?.name ?? ''
  return { _id: villageId, v: 1, name: `${village}积分超市`, place: '村委会', opens: '8:00', closes: '17:30' }
}
