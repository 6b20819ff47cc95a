/** Who vouches for a good deed and who answers for it: never somebody whom it concerns, and never the same person both. */
import { isOwnMatter, townStandsIn, type Concerned, type Relative } from '../people/impartial'
import { holdsPost, type Actor } from '../people/role'
import { isTowns, openOf } from '../points/objections'
import { refuse, type Refusal } from '../refusal'
import type { Ctx, Deed } from './kinds'
import type { DeedObjection } from './record'

type Near = Relative & Pick<Actor, 'id'>
/** Who looks, and when. `supervisors`: of the village, looked up for a town's inspector; without them the town stands in for nobody. */
export interface Viewer {
  actor: Actor
  now: number
  supervisors?: readonly Actor[]
}
/** What the verbs ask with. The clock is nobody. */
export const viewerOf = ({
  actor,
  now,
  facts: { supervisors },
}: Pick<Ctx, 'actor' | 'now' | 'facts'>): Viewer | null =>
  actor === 'clock' ? null : { actor, now, ...(supervisors ? { supervisors } : {}) }

/** The person who reported it, their household, and every household in it. */
const concernedIn = ({ reportedBy, reporterHouseholds, households }: Deed): Concerned => ({
  people: [reportedBy],
  households: [...reporterHouseholds, ...households.map(({ id }) => id)],
})
export const isNear = (deed: Deed, person: Near, now: number): boolean =>
  isOwnMatter(concernedIn(deed), person, now)
const isAside = ({ aside }: Deed, { id }: Pick<Actor, 'id'>): boolean => aside.some(({ by }) => by === id)

/** Neither concerned nor stood aside: may be asked to vouch and to answer. */
export const isImpartial = (deed: Deed, person: Near, now: number): boolean =>
  !isNear(deed, person, now) && !isAside(deed, person)

/** Why somebody in office does not judge this one; null: they may. */
export const partial = (deed: Deed, { actor, now }: Pick<Viewer, 'actor' | 'now'>): Refusal | null =>
  isAside(deed, actor) ? refuse('STOOD_ASIDE') : isNear(deed, actor, now) ? refuse('NOT_YOURSELF') : null

export const openObjections = ({ objections }: Pick<Deed, 'objections'>): DeedObjection[] => {
  const open = openOf(objections)
  return objections.filter(one => open.includes(one))
}

/** On the committee: a supervisor of the village, or the town's inspector where none of those is `able`. */
const sits = (deed: Deed, { actor, now, supervisors }: Viewer, able: (one: Actor) => boolean): boolean =>
  holdsPost(actor, 'supervisor', deed.path, now) ||
  (supervisors !== undefined &&
    holdsPost(actor, 'inspector', deed.path, now) &&
    townStandsIn(supervisors, one => isImpartial(deed, one, now) && able(one)))

/** Nobody vouched for so long that the town may. */
const isLeftAlone = ({ stage }: Deed, now: number): boolean =>
  stage.state === 'waiting' && now > stage.townFrom

/** In an office that vouches. For a minus the committee alone does. */
export const isVoucher = (deed: Deed, viewer: Viewer): boolean =>
  sits(deed, viewer, () => true) ||
  (deed.points > 0 && holdsPost(viewer.actor, 'gridMember', deed.path, viewer.now)) ||
  (isLeftAlone(deed, viewer.now) && holdsPost(viewer.actor, 'inspector', deed.path, viewer.now))

/** Somebody who vouched or objected does not answer. */
const hasSpoken = ({ confirmed }: Deed, one: DeedObjection, { id }: Pick<Actor, 'id'>): boolean =>
  id === confirmed?.by || id === one.by

/** In an office that answers this objection: the town also once nobody did for fifteen days. */
const answersIt = (deed: Deed, one: DeedObjection, viewer: Viewer): boolean =>
  sits(deed, viewer, other => !hasSpoken(deed, one, other)) ||
  (isTowns(one, viewer.now) && holdsPost(viewer.actor, 'inspector', deed.path, viewer.now))

/** In an office that answers. */
export const isCommittee = (deed: Deed, viewer: Viewer): boolean =>
  holdsPost(viewer.actor, 'supervisor', deed.path, viewer.now) ||
  openObjections(deed).some(one => answersIt(deed, one, viewer))

/** Why this person may not answer this objection; null: they may. */
export const whyNotAnswer = (deed: Deed, one: DeedObjection, viewer: Viewer): Refusal | null =>
  partial(deed, viewer) ??
  (!hasSpoken(deed, one, viewer.actor) && answersIt(deed, one, viewer) ? null : refuse('NOT_ALLOWED'))

/** Why nothing of it is this person's to answer; null: something is. */
export function answersNothing(deed: Deed, viewer: Viewer): Refusal | null {
  const whys = openObjections(deed).map(one => whyNotAnswer(deed, one, viewer))
  return whys.includes(null) ? null : (whys[0] ?? refuse('NOT_NOW'))
}
