/** What a person is to a good deed as its reader. */
import { isOwnHousehold, livesIn } from '../../people/impartial'
import { holdsPost } from '../../people/role'
import type { Viewer } from '../judging'
import type { Deed } from '../kinds'

/**
 * `own`: of a household in it, or reported it. `duty`: in an office that vouches or answers. `objector`: spoke against it.
 * `notice`: of the village, while it stands there. `no`: reads nothing.
 */
export type Sight = 'own' | 'duty' | 'objector' | 'notice' | 'no'
const ON_DUTY = ['supervisor', 'inspector', 'gridMember'] as const

const isInOffice = ({ path }: Deed, { actor, now }: Pick<Viewer, 'actor' | 'now'>): boolean =>
  ON_DUTY.some(role => holdsPost(actor, role, path, now))
const isOnNotice = ({ stage }: Deed): boolean => stage.state === 'confirmed' || stage.state === 'objected'

export function sightOf(deed: Deed, { actor, now }: Pick<Viewer, 'actor' | 'now'>): Sight {
  const { villageId, households, reportedBy, objections } = deed
  if (actor.id === reportedBy || households.some(({ id }) => id === actor.householdId)) return 'own'
  // Of one's own household over time nobody reads words in office.
  const near = households.some(({ id }) => isOwnHousehold(actor, id, now))
  if (!near && isInOffice(deed, { actor, now })) return 'duty'
  if (objections.some(({ by }) => by === actor.id)) return 'objector'
  return isOnNotice(deed) && livesIn(actor, villageId, now) ? 'notice' : 'no'
}

/**
 * Whether this person may know that it is there: who reads it, who is kept from it in office only because it is their own, and
 * of what once stood on the notice the village.
 */
export const knowsOf = (deed: Deed, viewer: Pick<Viewer, 'actor' | 'now'>): boolean =>
  sightOf(deed, viewer) !== 'no' ||
  isInOffice(deed, viewer) ||
  (deed.noticeUntil !== null && livesIn(viewer.actor, deed.villageId, viewer.now))
