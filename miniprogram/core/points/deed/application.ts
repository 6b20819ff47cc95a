/**
 * A good deed on its way into the passbook: one table (verb × state × who), read by the cloud to decide and to say which
 * buttons there are. Nobody decides on the matter of their own household, and whoever vouched does not answer for it.
 */
import { addDays, endOfDay } from '../../clock/shanghai'
import { isOwnMatter, livesIn, townStandsIn, type Concerned, type Relative } from '../../people/impartial'
import { holdsPost, type Actor } from '../../people/role'
import { refuse, type Refusal } from '../../refusal'
import { isTowns, objectionOf, openOf } from '../objections'
import type { Application, ApplicationState, Objection } from '../types'
import { NOTICE_DAYS, REMIND_TOWN_AFTER_DAYS } from './application-clock'
import { withState } from './application-clock'

/** How long ago a deed may lie that is still applied for. */
export const APPLY_WITHIN_DAYS = 30

export type Verb = 'confirm' | 'refuse' | 'withdraw' | 'object' | 'answer' | 'standAside'
export type Standing = 'author' | 'household' | 'voucher' | 'villager' | 'committee'

interface Row {
  words: string
  /** In which state, by whom. */
  by: Partial<Record<ApplicationState, readonly Standing[]>>
}
const OWNERS: readonly Standing[] = ['author', 'household']
const EARNING: Record<Verb, Row> = {
  confirm: { words: '证实', by: { waiting: ['voucher'] } },
  refuse: { words: '不证实', by: { waiting: ['voucher'] } },
  withdraw: { words: '撤回', by: { waiting: OWNERS, confirmed: OWNERS, objected: OWNERS } },
  object: { words: '提意见', by: { confirmed: ['villager'], objected: ['villager'] } },
  answer: { words: '答复意见', by: { objected: ['committee'] } },
  standAside: { words: '是亲戚，回避', by: { waiting: ['voucher'], objected: ['committee'] } },
}
export const VERBS = Object.keys(EARNING) as Verb[]

export type Command =
  | { verb: 'confirm' | 'refuse' | 'withdraw' | 'standAside' }
  | { verb: 'object'; objectionId: string; householdId: string | null; needsSecond: boolean }
  | { verb: 'answer'; objectionId: string; upheld: boolean }

export interface Circumstances {
  actor: Actor
  now: number
  /** The supervisors of the village, in force now: where none of them may, the town's inspector does (rules §1). */
  supervisors: readonly Actor[]
}

/** Whoever typed it and their household, and every household in it. */
export const concernedIn = ({
  by,
  byHouseholds,
  households,
}: Pick<Application, 'by' | 'byHouseholds' | 'households'>): Concerned => ({
  people: [by],
  households: [...byHouseholds, ...households.map(({ id }) => id)],
})

const isAside = ({ aside }: Pick<Application, 'aside'>, { id }: Pick<Actor, 'id'>): boolean =>
  aside.some(({ by }) => by === id)

/** Neither concerned nor stood aside: may be asked to vouch and to answer. */
export const isImpartial = (
  application: Application,
  person: Relative & Pick<Actor, 'id'>,
  now: number,
): boolean => !isOwnMatter(concernedIn(application), person, now) && !isAside(application, person)

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
  const accused =
    points < 0 &&
    actor.id !== application.by &&
    (actor.householdId === null || !application.byHouseholds.includes(actor.householdId))
  const own = isOwnMatter(concernedIn(application), actor, now)
  if ((accused || !own) && livesIn(actor, villageId, now)) found.push('villager')
  if (own || isAside(application, actor)) return found
  const has = (role: 'supervisor' | 'gridMember' | 'inspector') => holdsPost(actor, role, path, now)
  const standsIn = (able: (one: Actor) => boolean) =>
    has('supervisor') ||
    (has('inspector') && townStandsIn(supervisors, one => isImpartial(application, one, now) && able(one)))
  if (
    standsIn(() => true) ||
    (points > 0 && has('gridMember')) ||
    (has('inspector') && isLeftAlone(application, now))
  )
    found.push('voucher')
  const open = objection ? [objection] : openOf(application.objections)
  const mayAnswer = (one: Pick<Actor, 'id'>, { by }: Objection) => one.id !== confirmed?.by && one.id !== by
  if (
    open.some(
      each =>
        mayAnswer(actor, each) &&
        (standsIn(one => mayAnswer(one, each)) || (has('inspector') && isTowns(each, now))),
    )
  )
    found.push('committee')
  return found
}

/** Nobody vouched for so long that the town may. */
const isLeftAlone = ({ state, at }: Application, now: number): boolean =>
  state === 'waiting' && now > endOfDay(addDays(at, REMIND_TOWN_AFTER_DAYS))

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
      return objected(application, command, actor, now)
    case 'standAside':
      return { ...application, aside: [...application.aside, who] }
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
  const { by } = EARNING[verb]
  const { actor, now } = circumstances
  const standings = standingsOf(application, circumstances, objection)
  const mayIn = (one: readonly Standing[] | undefined) => one?.some(each => standings.includes(each)) ?? false
  if (!Object.values(by).some(mayIn) || (by[state] && !mayIn(by[state])))
    return refuse(
      isAside(application, actor)
        ? 'STOOD_ASIDE'
        : isOwnMatter(concernedIn(application), actor, now)
          ? 'NOT_YOURSELF'
          : 'NOT_ALLOWED',
    )
  if (!by[state]) return notNow(verb, state, (confirmed ?? refused)?.byName ?? null)
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

function notNow(verb: Verb, state: ApplicationState, who: string | null): Refusal {
  if ((verb === 'confirm' || verb === 'refuse') && state !== 'withdrawn' && who)
    return refuse('CONFIRMED_ALREADY', { who })
  return verb === 'object' && state === 'credited' ? refuse('OBJECTION_OVER') : refuse('NOT_NOW')
}

function objected(
  application: Application,
  { objectionId, householdId, needsSecond }: Extract<Command, { verb: 'object' }>,
  actor: Actor,
  at: number,
): Application | Refusal {
  const { households } = application
  if (householdId !== null && !households.some(one => one.id === householdId))
    return refuse('BAD_INPUT', {}, 'householdId')
  const one = objectionOf(objectionId, actor.id, at, {
    // About the only household there is: about all of it.
    householdId: households.length > 1 ? householdId : null,
    household: actor.householdId,
    needsSecond,
  })
  return withState({ ...application, objections: [...application.objections, one] })
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
  return withState(after)
}

/** Nothing moves it any more: its words may be forgotten. */
export const isOver = ({ state }: Pick<Application, 'state'>): boolean =>
  state === 'credited' || state === 'refused' || state === 'overruled' || state === 'withdrawn'

/** Whether an objection was upheld that leaves this household without. */
export const isOverruled = ({ objections }: Pick<Application, 'objections'>, householdId: string): boolean =>
  objections.some(
    one => one.answer?.upheld === true && (one.householdId === null || one.householdId === householdId),
  )
