/**
 * A process: stages, verbs, requests and clocks. Each kind of matter names its own types once, in a `Kinds`, and gets
 * functions that are typed by it. Verb files read like a form; whatever is hard about the types is hard here.
 */
import type { Refusal, RefusalCode } from '../refusal'
import type { Actor, PersonId } from '../people/role'
import type { Fields, InputOf } from './fields'

/** The types of one kind of matter. */
export interface Kinds {
  /** Everything that is true in one state only: a union with `state` as its tag. */
  stage: { state: string }
  /** What outlives a stage. */
  record: object
  /** How a person can stand to such a matter. `clock` is the timer. */
  relation: string
  /** What the cloud looks up before a verb is decided. */
  facts: object
  /** Payload of every kind of request that can be pending. */
  requests: Record<string, object>
  /** Names of the message templates. */
  template: string
}
export type StateOf<K extends Kinds> = K['stage']['state']
export type StageOf<K extends Kinds, S extends StateOf<K>> = Extract<K['stage'], { state: S }>

/** A pending question: who asked, and until when it must be answered. */
export interface Asked<Payload> {
  by: PersonId
  at: number
  dueAt: number
  eventId: string
  payload: Payload
}

/** A matter is the fold of its events. */
export interface Matter<K extends Kinds, Stage = K['stage']> {
  id: string
  rev: number
  /** Hash of the newest event. */
  head: string
  /** Time of the newest event; the next one is never earlier. */
  at: number
  /** The revision that entered the present stage. A verb that stays in it does not count. */
  entered: number
  stage: Stage
  record: K['record']
  requests: { [R in keyof K['requests']]?: Asked<K['requests'][R]> }
  /** Reminders that were given in the present stage. */
  reminded: Readonly<Record<string, true>>
}
/** The matter while it is in some of its states. */
export type In<K extends Kinds, S extends StateOf<K>> = Matter<K, StageOf<K, S>>

export interface Context<K extends Kinds, Needed extends keyof K['facts'] = never> {
  actor: Actor | 'clock'
  now: number
  facts: K['facts'] & Required<Pick<K['facts'], Needed>>
  /** The revision the person looked at. Only verbs that insist on it need it. */
  seenRev?: number
}
/** The clock has no id of its own. */
export const actorId = ({ actor }: { actor: Actor | 'clock' }): PersonId =>
  actor === 'clock' ? 'clock' : actor.id

/** What the journal adds to the facts of an event. */
export interface Envelope {
  id: string
  matterId: string
  rev: number
  type: string
  version: number
  at: number
  by: PersonId
  /** Public name when staff acted; null for residents and the clock. */
  byName: string | null
}
export type Happened<E extends object> = Envelope & E

/**
 * How news travels. `now`: a message at any hour. `message`: one between 7:00 and 21:00. `digest`: in the morning's
 * one message. `badge`: in the app only.
 */
export type How = 'now' | 'message' | 'digest' | 'badge'

/** Who is told of an event. `until` says when the news is stale and must not be sent any more. */
export interface Telling<K extends Kinds, E extends object> {
  who: Exclude<K['relation'], 'clock'>
  how: How
  /** When true it goes at any hour, whatever `how` says. */
  urgent?(after: Matter<K>): boolean
  template: K['template']
  until: 'stageLeft' | 'answered' | 'never'
  /** Left out: always told. */
  when?(after: Matter<K>, happened: Happened<E>): boolean
  text(after: Matter<K>, happened: Happened<E>): string
}

/** After an event: the new stage whole, never a patched old one, and what changed in the record. */
export interface Change<K extends Kinds, Stage = K['stage']> {
  stage: Stage
  record?: Partial<K['record']>
}

interface Told<K extends Kinds, E extends object> {
  /** On the button. */
  label: string
  /** To the person who pressed. */
  message(after: Matter<K>): string
  /** Empty when nobody is told: written down, never forgotten. */
  tells: readonly Telling<K, E>[]
  /** In the history. Words that people typed never stand here. */
  timeline(happened: Happened<E>): string
}

/** What the table knows of a verb beyond its functions. */
interface Row<K extends Kinds> {
  /** Refuses with STALE when the matter has changed since it was read. */
  insists?: true
  /** The request that this verb settles. Nobody answers their own; the clock only when it is overdue. */
  answers?: keyof K['requests'] & string
}
/** The requests that an event can open: it must carry their payload and the moment by which they are due. */
type Askable<K extends Kinds, E extends object> = {
  [R in keyof K['requests'] & string]: E extends { dueAt: number; payload: K['requests'][R] } ? R : never
}[keyof K['requests'] & string]

/** A verb of a matter that exists. `by` is the law: in which state, by whom. */
interface VerbSpec<
  K extends Kinds,
  From extends StateOf<K>,
  To extends StateOf<K> | 'same',
  F extends Fields,
  E extends object,
  Needed extends keyof K['facts'] = never,
> extends Told<K, E>,
    Row<K> {
  /** The facts without which it cannot be decided. The cloud looks them up first. */
  needs?: readonly Needed[]
  /** The request that this verb opens, one of a kind at a time. */
  asks?: Askable<K, E>
  by: { readonly [S in From]: readonly K['relation'][] }
  to: readonly To[]
  input: F
  /** Open until this moment; null: no window has begun. The refusal comes afterwards. */
  window?: { closesAt(matter: In<K, From>, ctx: Context<K>): number | null; refusal: RefusalCode }
  /** Whatever is typed, this stands in the way. Also asked before the button is shown. */
  refuses?(matter: In<K, From>, ctx: Context<K, Needed>): Refusal | null
  decide(matter: In<K, From>, input: InputOf<F>, ctx: Context<K, Needed>): E | Refusal
  evolve(
    matter: In<K, From>,
    happened: Happened<E>,
  ): Change<K, StageOf<K, Landing<NoInfer<From>, NoInfer<To>>>>
}
type Landing<From, To> = Exclude<To, 'same'> | ('same' extends To ? From : never)

/** The verb that begins a matter. */
interface OpeningSpec<
  K extends Kinds,
  F extends Fields,
  E extends object,
  Needed extends keyof K['facts'] = never,
> extends Told<K, E> {
  needs?: readonly Needed[]
  by: readonly K['relation'][]
  input: F
  decide(matter: null, input: InputOf<F>, ctx: Context<K, Needed>): E | Refusal
  evolve(matter: null, happened: Happened<E>): { stage: K['stage']; record: K['record'] }
}

/** A verb as the table keeps it: typed by its fields and its event, no longer by the states it was written for. */
export interface Verb<K extends Kinds, F extends Fields = Fields, E extends object = object>
  extends Told<K, E>,
    Row<K> {
  event: { type: string; version: number }
  needs?: readonly (keyof K['facts'] & string)[]
  asks?: keyof K['requests'] & string
  /** Begins a matter; then `by.new` says who may. */
  opens: boolean
  by: { readonly [S in StateOf<K> | 'new']?: readonly K['relation'][] }
  to: readonly string[]
  input: F
  window?: { closesAt(matter: Matter<K>, ctx: Context<K>): number | null; refusal: RefusalCode }
  refuses?(matter: Matter<K>, ctx: Context<K>): Refusal | null
  decide(matter: Matter<K> | null, input: object, ctx: Context<K>): E | Refusal
  evolve(matter: Matter<K> | null, happened: Happened<E>): Change<K>
}
export type Verbs<K extends Kinds> = Record<string, Verb<K>>

/** One row per state. The compiler asks for a row of every state and for every field a stage holds. */
export type StageTable<K extends Kinds> = {
  readonly [S in StateOf<K>]: {
    label: string
    /** Nothing more need happen. Every other state always has a way on. */
    final: boolean
    holds: Record<Exclude<keyof StageOf<K, S>, 'state'>, true>
  }
}

/** Runs in some states. When `dueAt` has passed, the clock presses a verb. */
interface ClockSpec<K extends Kinds, From extends StateOf<K>, Name extends string> {
  while: readonly From[]
  dueAt(matter: In<K, From>): number | null
  press: Name
}
export interface Clock<K extends Kinds, Name extends string = string> {
  while: readonly string[]
  dueAt(matter: Matter<K>): number | null
  press: Name
}

/** Said once in a stage when its moment has passed. The order of the table is the order of weight, heaviest first. */
interface ReminderSpec<K extends Kinds, From extends StateOf<K>> {
  while: readonly From[]
  at(matter: In<K, From>): number | null
  tells: Exclude<K['relation'], 'clock'>
  how: How
  text(matter: Matter<K>): string
}
export interface Reminder<K extends Kinds> {
  while: readonly string[]
  at(matter: Matter<K>): number | null
  tells: Exclude<K['relation'], 'clock'>
  how: How
  text(matter: Matter<K>): string
}

export interface Process<K extends Kinds, V extends Verbs<K> = Verbs<K>> {
  name: string
  stages: StageTable<K>
  /** One question per relation. `null` is a matter that has not begun. Only the timer itself is the clock. */
  relations: {
    readonly [R in Exclude<K['relation'], 'clock'>]: (
      matter: Matter<K> | null,
      actor: Actor,
      ctx: Context<K>,
    ) => boolean
  }
  /** While a request is pending in these states it stands; leaving them drops it. */
  requests: {
    readonly [R in keyof K['requests']]: {
      label: string
      while: readonly StateOf<K>[]
      /** The verb that the clock presses when nobody has answered in time. */
      unanswered: NoInfer<keyof V & string>
    }
  }
  clocks: Readonly<Record<string, Clock<K, NoInfer<keyof V & string>>>>
  reminders: Readonly<Record<string, Reminder<K>>>
  verbs: V
}
export type VerbInput<V> = V extends { input: infer F extends Fields } ? InputOf<F> : never

/**
 * The functions of one kind of matter; what they add is types. A verb or a clock forgets its states when it enters the
 * table (the casts below); the engine calls it in no state but those it was written for.
 */
export function kit<K extends Kinds>() {
  return {
    /** `verb<GivenBack>('GivenBack')({ … })`: the event comes first, so that the compiler knows its facts everywhere else. */
    verb:
      <E extends object = object>(type: string, version = 1) =>
      <
        From extends StateOf<K>,
        const To extends StateOf<K> | 'same',
        const F extends Fields,
        Needed extends keyof K['facts'] = never,
      >(
        spec: VerbSpec<K, From, To, F, E, Needed>,
      ): Verb<K, F, E> =>
        ({ ...spec, event: { type, version }, opens: false }) as unknown as Verb<K, F, E>,
    opening:
      <E extends object = object>(type: string, version = 1) =>
      <const F extends Fields, Needed extends keyof K['facts'] = never>(
        spec: OpeningSpec<K, F, E, Needed>,
      ): Verb<K, F, E> =>
        ({
          ...spec,
          event: { type, version },
          opens: true,
          to: [],
          by: { new: spec.by },
        }) as unknown as Verb<K, F, E>,
    clock: <const From extends StateOf<K>, const Name extends string>(spec: ClockSpec<K, From, Name>) =>
      spec as unknown as Clock<K, Name>,
    reminder: <const From extends StateOf<K>>(spec: ReminderSpec<K, From>) => spec as unknown as Reminder<K>,
    process: <const V extends Verbs<K>>(spec: Process<K, V>): Process<K, V> => checked(spec),
  }
}

/** What the compiler cannot see: event types are unlike, and every clock presses a verb that is the clock's. */
function checked<K extends Kinds, V extends Verbs<K>>(process: Process<K, V>): Process<K, V> {
  const types = Object.values<Verb<K>>(process.verbs).map(({ event }) => event.type)
  const twice = types.find((type, i) => types.indexOf(type) !== i)
  if (twice) throw new Error(`${process.name}: two verbs make the event ${twice}`)
  const pressed: [who: string, verb: string, states: readonly string[]][] = [
    ...Object.entries(process.clocks).map(([name, clock]): [string, string, readonly string[]] => [
      `clock ${name}`,
      clock.press,
      clock.while,
    ]),
    ...Object.entries<Process<K, V>['requests'][string]>(process.requests).map(
      ([name, request]): [string, string, readonly string[]] => [
        `request ${name}`,
        request.unanswered,
        request.while,
      ],
    ),
  ]
  for (const [who, name, states] of pressed) {
    const by: Readonly<Record<string, readonly string[] | undefined>> = process.verbs[name]?.by ?? {}
    const shut = states.find(state => !by[state]?.includes('clock'))
    if (shut !== undefined)
      throw new Error(`${process.name}: ${who} presses ${name}, which the clock may not in ${shut}`)
  }
  return process
}
