/** Who of a village's committee, or of its town, decides about an honour, and who may answer an objection to it. */
import { FEWEST_VOICES, isOwnMatter, townStandsIn as standsIn, type Relative } from '../people/impartial'
import { holdsPost, type Actor } from '../people/role'
import { isTowns, openOf } from '../points/objections'
import { refuse, type Refusal } from '../refusal'
import type { Honour } from './kinds'
import type { HonourObjection } from './record'

type Near = Relative & Pick<Actor, 'id'>
/** Who looks, and when. `noSupervisor`: too few of the village may, so the town joins in (`townStandsIn`). */
export interface Viewer {
  actor: Actor
  now: number
  noSupervisor: boolean
}

/** The household, and the person who put it forward with theirs. */
export const isNear = (
  { householdId, nominatedBy, nominatorHouseholds }: Honour,
  person: Near,
  now: number,
): boolean =>
  isOwnMatter({ people: [nominatedBy], households: [householdId, ...nominatorHouseholds] }, person, now)

const isAside = ({ aside }: Honour, { id }: Pick<Actor, 'id'>): boolean => aside.some(({ by }) => by === id)
export const openObjections = ({ objections }: Pick<Honour, 'objections'>): HonourObjection[] => {
  const open = openOf(objections)
  return objections.filter(one => open.includes(one))
}

/** In an office that decides: the village's supervisors, the town's inspectors where they stand in. */
export const isCommittee = (honour: Honour, { actor, now, noSupervisor }: Viewer): boolean =>
  holdsPost(actor, 'supervisor', honour.path, now) ||
  (noSupervisor && holdsPost(actor, 'inspector', honour.path, now))

/** In the town's office, with an objection before it that nobody answered in time. */
export const isLateTown = (honour: Honour, { actor, now }: Pick<Viewer, 'actor' | 'now'>): boolean =>
  holdsPost(actor, 'inspector', honour.path, now) && openObjections(honour).some(one => isTowns(one, now))

/** Why somebody of the committee does not judge this one; null: they may. */
export const partial = (honour: Honour, { actor, now }: Pick<Viewer, 'actor' | 'now'>): Refusal | null =>
  isAside(honour, actor) ? refuse('STOOD_ASIDE') : isNear(honour, actor, now) ? refuse('NOT_YOURSELF') : null

/** The committee; never somebody of the household itself, nor who nominated it, nor who stood aside. */
export const mayJudge = (honour: Honour, viewer: Viewer): boolean =>
  isCommittee(honour, viewer) && partial(honour, viewer) === null

/** Whether the village has too few supervisors who may: the others are near, or wrote the only open objection. */
export function townStandsIn(honour: Honour, supervisors: readonly Near[], now: number): boolean {
  const open = openObjections(honour)
  const isObjector = ({ id }: Near) => open.length > 0 && open.every(({ by }) => by === id)
  const may = (one: Near) => !isNear(honour, one, now) && !isAside(honour, one) && !isObjector(one)
  return standsIn(supervisors, may, FEWEST_VOICES)
}

/** The committee for this honour among these people; the town's, where too few of the village's may. */
export function judgesOf<P extends Actor>(
  honour: Honour,
  supervisors: readonly P[],
  inspectors: readonly P[],
  now: number,
): P[] {
  const noSupervisor = townStandsIn(honour, supervisors, now)
  return [...supervisors, ...(noSupervisor ? inspectors : [])].filter(actor =>
    mayJudge(honour, { actor, now, noSupervisor }),
  )
}

/** Why this person may not answer this open objection; null: they may. The town may once nobody did for fifteen days. */
function whyNotAnswer(honour: Honour, one: HonourObjection, viewer: Viewer): Refusal | null {
  if (one.by === viewer.actor.id) return refuse('NOT_YOURSELF')
  const late = isTowns(one, viewer.now)
  return isCommittee(honour, { ...viewer, noSupervisor: viewer.noSupervisor || late })
    ? partial(honour, viewer)
    : refuse('NOT_ALLOWED')
}

/** Why nothing of it is this person's to answer; null: something is. */
export function answersNothing(honour: Honour, viewer: Viewer): Refusal | null {
  const whys = openObjections(honour).map(one => whyNotAnswer(honour, one, viewer))
  if (whys.length === 0) return partial(honour, viewer) ?? refuse('NOT_NOW')
  return whys.includes(null) ? null : (whys[0] ?? null)
}

/** The open objection with this id, if it is this person's to answer. */
export function toAnswer(honour: Honour, id: string, viewer: Viewer): HonourObjection | Refusal {
  const one = openObjections(honour).find(open => open.id === id)
  if (!one) return refuse('NOT_NOW')
  return whyNotAnswer(honour, one, viewer) ?? one
}

/** Who of these may answer an open objection. */
export const mayAnswer = (honour: Honour, viewer: Viewer): boolean => answersNothing(honour, viewer) === null

/** What the verbs ask with. The clock is nobody. */
export const viewerOf = ({
  actor,
  now,
  facts,
}: {
  actor: Actor | 'clock'
  now: number
  facts: { noSupervisor?: boolean }
}): Viewer | null => (actor === 'clock' ? null : { actor, now, noSupervisor: facts.noSupervisor === true })
