/** Who may open the page of a redemption. The counter has lists of its own. */
import { inForce, type Actor } from '../../people/role'
import type { Redemption } from '../kinds'

interface Looking {
  actor: Pick<Actor, 'id' | 'householdId' | 'posts'>
  now: number
}

/** The person who redeemed it for the household, while they serve its village: a code is worth what was paid for it. */
export const isHelper = (
  { onBehalf, redeemedBy, villageId }: Pick<Redemption, 'onBehalf' | 'redeemedBy' | 'villageId'>,
  { actor, now }: Looking,
): boolean =>
  onBehalf &&
  redeemedBy === actor.id &&
  actor.posts.some(post => post.role === 'gridMember' && inForce(post, now) && post.path.includes(villageId))

/** The household, and the helper. */
export const reads = (redemption: Redemption, look: Looking): boolean =>
  redemption.householdId === look.actor.householdId || isHelper(redemption, look)
