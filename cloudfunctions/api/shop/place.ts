/** Which shop: the own village's for those who redeem, the one they serve for those behind the counter. */
import { inForce } from '../../../miniprogram/core/people/role'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { countersOf, type Behind, type Counter } from '../../../miniprogram/core/redemption/counter'
import { isOpen } from '../../../miniprogram/core/points/shop'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ShopChoice, ShopInfo } from '../../../contract/points/shop'
import type { ShopDoc } from '../../_documents'
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

/** The counters this person stands behind. Empty: none. */
export const countersAt = ({ actor, now }: Known): Behind[] => countersOf(actor, now)
/** The counter that is asked for, among those of this person; none asked for: the first. */
export const counterOf = (me: Known, asked: GridId | undefined): Behind | null =>
  countersAt(me).find(({ villageId }) => asked === undefined || villageId === asked) ?? null

/** Where this person may change stock and prices: the shops they keep. */
export const keptShops = (me: Known): GridId[] =>
  countersAt(me).flatMap(({ as, villageId }) => (as === 'shopkeeper' ? [villageId] : []))

/** The shop a new good goes to. Who keeps several says which: a good must not end up in another village. */
export function shopFor(me: Known, asked: GridId | undefined): GridId | Refusal {
  const [first, ...more] = keptShops(me).filter(id => asked === undefined || id === asked)
  if (first === undefined) return refuse('NOT_ALLOWED')
  return more.length > 0 ? refuse('WHICH_SHOP', {}, 'shop') : first
}

/** Who else serves there, for goods that a shopkeeper may not hand out. */
export async function counterAt({ villageId, as }: Behind, { actor, now }: Known): Promise<Counter> {
  const shopkeepers = as === 'supervisor' ? await holdersUnder('shopkeeper', villageId, now) : []
  return { actor, as, shopkeepers: shopkeepers.map(actorOf), now }
}

/** A village that has not said anything about its shop has an ordinary one. */
export const shopAt = async (villageId: GridId, now: number): Promise<ShopInfo> =>
  shopInfo((await store.get('shops', villageId)) ?? (await ordinary(villageId)), now)

const shopInfo = ({ _id, name, place, opens, closes }: ShopDoc, now: number): ShopInfo => ({
  id: _id,
  name,
  place,
  opens,
  closes,
  openNow: isOpen({ opens, closes }, now),
})

/** The shop behind whose counter this person stands now, and all of theirs to choose from. */
export async function shopAmong(
  { villageId }: Behind,
  me: Known,
): Promise<{ shop: ShopInfo; shops: ShopChoice[] }> {
  const ids = countersAt(me).map(behind => behind.villageId)
  if (ids.length === 1) {
    const shop = await shopAt(villageId, me.now)
    return { shop, shops: [{ id: shop.id, name: shop.name }] }
  }
  const kept = new Map((await store.some('shops', ids)).map(doc => [doc._id, doc]))
  const docs: ShopDoc[] = []
  for (const id of ids) docs.push(kept.get(id) ?? (await ordinary(id)))
  const shop = docs.find(({ _id }) => _id === villageId) ?? (await ordinary(villageId))
  return { shop: shopInfo(shop, me.now), shops: docs.map(({ _id, name }) => ({ id: _id, name })) }
}
async function ordinary(villageId: GridId): Promise<ShopDoc> {
  const village = (await grids.of([villageId])).get(villageId)?.name ?? ''
  return { _id: villageId, v: 1, name: `${village}积分超市`, place: '村委会', opens: '8:00', closes: '17:30' }
}
