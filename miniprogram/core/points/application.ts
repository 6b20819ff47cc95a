/**
 * A good deed on its way into the passbook: one table (verb × state × who), read by the cloud to decide and to say which
 * buttons there are. Nobody decides on the matter of their own household, and whoever vouched does not answer for it.
 */
import { addDays, endOfDay } from '../clock/shanghai'
import { covers } from '../people/grid'
import { holds, inForce, type Actor, type PersonId } from '../people/role'
import { refuse, type Refusal, type RefusalCode } from '../refusal'
import type { Application, ApplicationState, Objection } from './types'

/** Days a confirmed deed stands on the notice. */
export const NOTICE_DAYS = 3
/** How long ago a deed may lie that is still applied for. */
export const APPLY_WITHIN_DAYS = 30

export type Verb = 'confirm' | 'refuse' | 'withdraw' | 'object' | 'answer'
export type Standing = 'author' | 'household' | 'voucher' | 'villager' | 'committee'

interface Row {
  words: string
  from: readonly ApplicationState[]
  by: readonly Standing[]
}
export const EARNING: Record<Verb, Row> = {
  confirm: { words: '证实', from: ['waiting'], by: ['voucher'] },
  refuse: { words: '不证实', from: ['waiting'], by: ['voucher'] },
  withdraw: { words: '撤回', from: ['waiting', 'confirmed', 'objected'], by: ['author', 'household'] },
  object: { words: '提意见', from: ['confirmed', 'objected'], by: ['villager'] },
  answer: { words: '答复意见', from: ['objected'], by: ['committee'] },
}
export const VERBS = Object.keys(EARNING) as Verb[]

export type Command =
  | { verb: 'confirm' | 'refuse' | 'withdraw' }
  | { verb: 'object'; objectionId: string; householdId: string | null }
  | { verb: 'answer'; objectionId: string; upheld: boolean }

export interface Circumstances {
  actor: Actor
  now: number
  /** The supervisors of the village, in force now: where none of them may, the town's inspector does (domain §1). */
  supervisors: readonly Actor[]
}

/** Its own matter: whoever typed it, lives with them, or belongs to a household in it. */
export function isOwnMatter(
  { by, byHousehold, households }: Pick<Application, 'by' | 'byHousehold' | 'households'>,
  { id, householdId }: Pick<Actor, 'id' | 'householdId'>,
): boolean {
  return (
    id === by ||
    (householdId !== null && (householdId === byHousehold || households.some(one => one.id === householdId)))
  )
}

/** Everything this person is to the application. `objection`: the one to be answered; without it, any open one counts. */
export function standingsOf(
  application: Application,
  { actor, now, supervisors }: Circumstances,
  objection?: Objection,
): Standing[] {
  const found: Standing[] = []
  const { path, villageId, households, points, confirmed } = application
  if (actor.id === application.by) found.push('author')
  // A minus is not the household's to take back, and of a group's form no household takes back the others'.
  if (points > 0 && households.length === 1 && actor.householdId === households[0]?.id)
    found.push('household')
  // What is taken from a household it may always speak against.
  const accused = points < 0 && actor.id !== application.by && actor.householdId !== application.byHousehold
  if ((accused || !isOwnMatter(application, actor)) && livesIn(actor, villageId, now)) found.push('villager')
  if (isOwnMatter(application, actor)) return found
  const has = (role: 'supervisor' | 'gridMember' | 'inspector') => holds(actor, role, path, now)
  const standsIn = (able: (one: Actor) => boolean) =>
    has('supervisor') ||
    (has('inspector') && !supervisors.some(one => !isOwnMatter(application, one) && able(one)))
  if (standsIn(() => true) || (points > 0 && has('gridMember'))) found.push('voucher')
  const open = objection ? [objection] : application.objections.filter(one => one.answer === null)
  const impartial = (one: Pick<Actor, 'id'>, { by }: Objection) => one.id !== confirmed?.by && one.id !== by
  if (open.some(each => impartial(actor, each) && standsIn(one => impartial(one, each))))
    found.push('committee')
  return found
}

/** The application after it, or why not. Words are kept elsewhere. */
export function decide(
  application: Application,
  command: Command,
  circumstances: Circumstances,
): Application | Refusal {
  const { actor, now } = circumstances
  const objection =
    command.verb === 'answer' ? application.objections.find(one => one.id === command.objectionId) : undefined
  if (command.verb === 'answer' && !objection) return refuse('NOT_FOUND')
  const no = against(application, command.verb, circumstances, objection)
  if (no) return no
  const who = { by: actor.id, byName: actor.staffName, at: now }
  switch (command.verb) {
    case 'confirm':
      return {
        ...application,
        state: 'confirmed',
        confirmed: who,
        objectUntil: endOfDay(addDays(now, NOTICE_DAYS)),
      }
    case 'refuse':
      return { ...application, state: 'refused', refused: who }
    case 'withdraw':
      return { ...application, state: 'withdrawn' }
    case 'object':
      return objected(application, command.objectionId, command.householdId, actor.id, now)
    case 'answer':
      return answered(application, command.objectionId, { upheld: command.upheld, ...who })
  }
}

/** What the phone may offer to press now. */
export const verbsFor = (application: Application, circumstances: Circumstances): Verb[] =>
  VERBS.filter(verb => against(application, verb, circumstances) === null)

/** The row of the table, then the clock. */
function against(
  application: Application,
  verb: Verb,
  circumstances: Circumstances,
  objection?: Objection,
): Refusal | null {
  const { state, objectUntil, confirmed, refused, results } = application
  const { from, by } = EARNING[verb]
  const { actor, now } = circumstances
  const standings = standingsOf(application, circumstances, objection)
  if (!by.some(one => standings.includes(one)))
    return refuse(isOwnMatter(application, actor) ? 'NOT_YOURSELF' : 'NOT_ALLOWED')
  if (!from.includes(state)) return refuse(...notNow(verb, state, (confirmed ?? refused)?.byName ?? null))
  if (objection?.answer) return refuse('ANSWERED_ALREADY', { who: objection.answer.byName ?? '别人' })
  // A tap of the last second may meet a clock that has begun: what it began it ends.
  const isOver = (objectUntil !== null && now > objectUntil) || Object.keys(results).length > 0
  if (verb === 'object' && isOver) return refuse('OBJECTION_OVER')
  if (verb === 'object' && application.objections.some(one => one.by === actor.id))
    return refuse('OBJECTED_ALREADY')
  // From then on it is the clock's.
  if (verb === 'withdraw' && state === 'confirmed' && isOver) return refuse('NOT_NOW')
  return null
}

function notNow(
  verb: Verb,
  state: ApplicationState,
  who: string | null,
): [RefusalCode, Record<string, string>] {
  if ((verb === 'confirm' || verb === 'refuse') && state !== 'withdrawn' && who)
    return ['CONFIRMED_ALREADY', { who }]
  return verb === 'object' && state === 'credited' ? ['OBJECTION_OVER', {}] : ['NOT_NOW', {}]
}

function objected(
  application: Application,
  id: string,
  householdId: string | null,
  by: PersonId,
  at: number,
): Application | Refusal {
  const { households, objections } = application
  if (householdId !== null && !households.some(one => one.id === householdId))
    return refuse('BAD_INPUT', {}, 'householdId')
  // About the only household there is: about all of it.
  const about = households.length > 1 ? householdId : null
  return {
    ...application,
    state: 'objected',
    objections: [...objections, { id, by, at, householdId: about, answer: null }],
  }
}

/** Upheld for all of it ends it; otherwise it goes on as soon as nothing is open. */
function answered(
  application: Application,
  id: string,
  answer: NonNullable<Objection['answer']>,
): Application {
  const objections = application.objections.map(one => (one.id === id ? { ...one, answer } : one))
  const after = { ...application, objections }
  if (application.households.every(one => isOverruled(after, one.id))) return { ...after, state: 'overruled' }
  return { ...after, state: objections.some(one => one.answer === null) ? 'objected' : 'confirmed' }
}

/** Nothing moves it any more: its words may be forgotten. */
export const isOver = ({ state }: Pick<Application, 'state'>): boolean =>
  state === 'credited' || state === 'refused' || state === 'overruled' || state === 'withdrawn'

/** Whether an objection was upheld that leaves this household without. */
export const isOverruled = ({ objections }: Pick<Application, 'objections'>, householdId: string): boolean =>
  objections.some(
    one => one.answer?.upheld === true && (one.householdId === null || one.householdId === householdId),
  )

/** When the clock credits it: after the notice, and not before the last answer. Null: not the clock's. */
export function dueAt({ state, objectUntil, objections }: Application): number | null {
  if (state !== 'confirmed' || objectUntil === null) return null
  return objections.reduce((latest, { answer }) => Math.max(latest, answer?.at ?? 0), objectUntil)
}

/** One household's result; the last one closes the form. */
export function settled(
  application: Application,
  householdId: string,
  result: Application['results'][string],
): Application {
  const results = { ...application.results, [householdId]: result }
  return {
    ...application,
    results,
    state: application.households.every(one => one.id in results) ? 'credited' : application.state,
  }
}

/** What the clock adds or takes: a penalty alone never leads below zero. */
export const creditOf = (points: number, balance: number): number =>
  points < 0 ? -Math.min(-points, Math.max(0, balance)) : points

const livesIn = (actor: Actor, village: string, now: number): boolean =>
  actor.home.includes(village) || actor.posts.some(post => inForce(post, now) && covers(village, post.path))
