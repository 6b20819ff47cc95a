/** Who stands behind a shop's counter, and to whom they may not hand out. */
import { dateText } from '../clock/shanghai'
import type { GridId } from '../people/grid'
import { isOwnMatter, type Concerned } from '../people/impartial'
import { inForce, type Actor } from '../people/role'
import { refuse, type Refusal } from '../refusal'
import type { Ctx, Redemption, Served } from './kinds'
import { overBecause } from './over'

export interface Behind {
  villageId: GridId
  as: 'shopkeeper' | 'supervisor'
}
/** At the counter of one shop: who stands there, as what, and who keeps the shop. */
export interface Counter {
  actor: Served
  as: Behind['as']
  shopkeepers: readonly Served[]
  now: number
}
type Bought = Pick<Redemption, 'householdId' | 'redeemedBy' | 'onBehalf' | 'helperHouseholds'>

/** The counters that somebody with these posts stands behind, as a shopkeeper first. Empty: none. */
export function countersOf({ posts }: Pick<Actor, 'posts'>, now: number): Behind[] {
  const found = (['shopkeeper', 'supervisor'] as const).flatMap(as =>
    posts.flatMap(post => {
      const villageId = post.path[2]
      return post.role === as && inForce(post, now) && villageId ? [{ villageId, as }] : []
    }),
  )
  return found.filter((one, i) => found.findIndex(({ villageId }) => villageId === one.villageId) === i)
}

/** The household, and the person who redeemed for it with theirs. */
export const concernedIn = ({ householdId, redeemedBy, helperHouseholds }: Bought): Concerned => ({
  people: [redeemedBy],
  households: [householdId, ...helperHouseholds],
})

/**
 * Nobody hands out to the own household (over time, kin included), nor what they or somebody of their household redeemed
 * for another one. A supervisor helps where a shopkeeper may not, and with what was redeemed for somebody without a phone:
 * there the second person is the control.
 */
export function blockedAtCounter(bought: Bought, { actor, as, shopkeepers, now }: Counter): Refusal | null {
  const isOf = (one: Served) => isOwnMatter(concernedIn(bought), one, now)
  if (isOf(actor)) return refuse('NOT_YOURSELF')
  return as === 'shopkeeper' || bought.onBehalf || shopkeepers.some(isOf) ? null : refuse('NOT_ALLOWED')
}

/** The same of the person who presses. */
export function blocked(redemption: Redemption, { actor, now, facts }: Ctx): Refusal | null {
  if (actor === 'clock') return refuse('NOT_ALLOWED')
  // Nobody else gets here than who stands behind the counter.
  const as = counterAt(redemption, actor, now)?.as ?? 'supervisor'
  return blockedAtCounter(redemption, { actor, as, shopkeepers: facts.shopkeepers ?? [], now })
}

/** The counter of the shop where it lies, where this person stands behind it. */
export const counterAt = (
  { villageId }: Pick<Redemption, 'villageId'>,
  actor: Pick<Actor, 'posts'>,
  now: number,
): Behind | null => countersOf(actor, now).find(one => one.villageId === villageId) ?? null

/** What the counter says about a code that was found. */
export function lookedMessage(redemption: Redemption, counter: Counter): string {
  const { now } = counter
  const refusal = overBecause(redemption, now) ?? blockedAtCounter(redemption, counter)
  if (refusal) return refusal.message
  return redemption.until < now
    ? `这张码 ${dateText(redemption.until)}到期，还没退，人来了就发。`
    : '这张码有效，还没领过。'
}
