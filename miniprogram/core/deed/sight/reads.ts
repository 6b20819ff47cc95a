/** What a person is to a good deed as its reader. */
import { isOwnHousehold, livesIn } from '../../people/impartial'
import { holds, type Actor } from '../../people/role'
import type { Looking } from '../judging'
import type { Deed } from '../kinds'

/**
 * `own`: of a household in it, or reported it. `duty`: in an office that vouches or answers. `objector`: spoke against it.
 * `notice`: of the village, while it stands there. `no`: reads nothing.
 */
export type Sight = 'own' | 'duty' | 'objector' | 'notice' | 'no'
const OFFICES = ['supervisor', 'inspector', 'gridMember'] as const

const isOnNotice = ({ stage }: Deed): boolean => stage.state === 'confirmed' || stage.state === 'objected'

export function sightOf(deed: Deed, { actor, now }: Pick<Looking, 'actor' | 'now'>): Sight {
  const { path, villageId, households, reportedBy, objections } = deed
  if (actor.id === reportedBy || households.some(({ id }) => id === actor.householdId)) return 'own'
  // Of one's own household over time nobody reads words in office.
  const near = households.some(({ id }) => isOwnHousehold(actor, id, now))
  if (!near && OFFICES.some(role => holds(actor, role, path, now))) return 'duty'
  if (objections.some(({ by }) => by === actor.id)) return 'objector'
  return isOnNotice(deed) && livesIn(actor, villageId, now) ? 'notice' : 'no'
}

/** Whether this person may know that it is there: who reads it, and of what once stood on the notice the village. */
export const knowsOf = (deed: Deed, look: { actor: Actor; now: number }): boolean =>
  sightOf(deed, look) !== 'no' || (deed.noticeUntil !== null && livesIn(look.actor, deed.villageId, look.now))
