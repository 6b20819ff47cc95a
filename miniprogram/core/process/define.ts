/**
 * A process: stages, verbs, requests and clocks. Each kind of matter names its own types once, in a `Kinds`, and gets
 * functions that are typed by it. Verb files read like a form; whatever is hard about the types is hard here.
 */
import type { Calendar } from '../clock/workday'
import type { Actor } from '../people/role'
import type { Refusal } from '../refusal'
import { toBeTyped, type Fields } from './fields'
import type {
  Context,
  EventOf,
  EventTypeOf,
  In,
  Kinds,
  Matter,
  Recorded,
  RowOf,
  StageOf,
  StateOf,
} from './kinds'
import type { BesideSpec, OpeningSpec, Paced, Verb, Verbs, VerbSpec } from './verb'

/** One row per state. The compiler asks for a row of every state and for every field a stage holds. */
export type StageTable<K extends Kinds> = {
  readonly [S in StateOf<K>]: {
    label: string
    /** Nothing more need happen. Every other state always has a way on. */
    final: boolean
    fields: Record<Exclude<keyof StageOf<K, S>, 'state'>, true>
  }
}

/** Runs in some states. When `dueAt` has passed, the clock presses a verb. */
interface ClockSpec<K extends Kinds, From extends StateOf<K>, Name extends string> {
  while: readonly From[]
  dueAt(matter: In<K, From>): number | null
  press: Name
}
interface Clock<K extends Kinds, Name extends string = string> {
  while: readonly string[]
  dueAt(matter: Matter<K>): number | null
  press: Name
}

interface Heard<K extends Kinds> {
  /** Given once for all states, until an event lets it be given again. Left out: once in every stage. */
  lasts?: true
  /** How it is told, the verb that the clock presses says. */
  tells: K['news']['who']
  text: string
}
/** Said when its moment has passed. The order of the table is the order of weight, heaviest first. */
interface ReminderSpec<K extends Kinds, From extends StateOf<K>> extends Heard<K> {
  while: readonly From[]
  at(matter: In<K, From>): number | null
}
export interface Reminder<K extends Kinds> extends Heard<K> {
  while: readonly string[]
  at(matter: Matter<K>): number | null
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
  /** Whether this person may know that it exists; anyone who may not hears NOT_FOUND, whatever they press. Left out: everybody may. */
  isThere?(matter: Matter<K>, ctx: Context<K>): boolean
  /** Who hears that it is not now, and not that it is not theirs. Left out: who could press it in another state. */
  mayKnow?(matter: Matter<K>, ctx: Context<K>, stands: Stands<K>): boolean
  /** The revision that this person can have seen, where some events are kept from them. Left out: the newest. */
  revSeen?(matter: Matter<K>, stands: Stands<K>): number
  /**
   * What somebody hears who may not answer a request that does not wait any more. `answers`: the events that answer it.
   * Null, or left out: that it is not theirs.
   */
  answered?(
    matter: Matter<K>,
    ctx: Context<K>,
    request: keyof K['requests'] & string,
    answers: readonly string[],
  ): Refusal | null
  /** How often this event has happened, for verbs that have a most. */
  taken?(matter: Matter<K>, type: string): number
  /** What the ranges of days are reckoned from. Left out: no verb asks for a day. */
  dates?(
    matter: Matter<K> | null,
    ctx: Context<K>,
  ): { limitAt: number | null; calendars: readonly Calendar[] }
  /** Id of the matter that an event belongs to. */
  idOf(happened: Recorded<K>): string
  /** What every event changes, whatever its verb. */
  settle?(
    before: Matter<K> | null,
    after: Matter<K>,
    happened: Recorded<K>,
    rule: Verb<K> | undefined,
  ): Matter<K>
  /** While a request is pending in these states it stands; leaving them drops it. */
  requests: {
    readonly [R in keyof K['requests']]: {
      label: string
      while: readonly StateOf<K>[]
      /** The verb that the clock presses when nobody has answered in time; null: it waits. */
      unanswered: NoInfer<keyof V & string> | null
    }
  }
  clocks: Readonly<Record<string, Clock<K, NoInfer<keyof V & string>>>>
  reminders: { readonly [R in K['reminder']]: Reminder<K> }
  verbs: V
}
/** Whether the person who presses stands in this relation. */
export type Stands<K extends Kinds> = (relation: K['relation']) => boolean

/** The type remembers it: anyone who presses such a verb sends the revision they saw. */
type Insisting<I> = I extends true ? { insists: true } : unknown
/** The type remembers who presses it, so that what only the clock presses is nobody's command. */
interface PressedBy<By> {
  pressers: readonly By[]
}
/** The type remembers which event it makes, so that an event without a verb is found by the compiler. */
interface Makes<T> {
  event: { type: T; version: number }
}
const pressersOf = (by: object): string[] => [...new Set(Object.values(by).flat() as string[])]

/**
 * The functions of one kind of matter; what they add is types. A verb or a clock forgets its states when it enters the
 * table (the casts below); the engine calls it in no state but those it was written for.
 */
export function kit<K extends Kinds>() {
  return {
    /** `verb('GivenBack')({ … })`: the event comes first, so that the compiler knows its facts everywhere else. */
    verb:
      <T extends EventTypeOf<K>>(type: T, version = 1) =>
      <
        From extends StateOf<K>,
        const To extends StateOf<K> | 'same',
        const F extends Fields,
        Needed extends keyof K['facts'] = never,
        Insists extends true | undefined = undefined,
        By extends K['relation'] = never,
        Answers extends keyof K['requests'] & string = never,
      >(
        spec: VerbSpec<K, From, To, F, EventOf<K, T>, Needed, By, Answers> &
          RowOf<K> &
          Paced<By> & { insists?: Insists },
      ): Verb<K, F, EventOf<K, T>> & Insisting<Insists> & PressedBy<By> & Makes<T> & RowOf<K> =>
        ({
          ...spec,
          event: { type, version },
          opens: false,
          pressers: pressersOf(spec.by),
        }) as unknown as Verb<K, F, EventOf<K, T>> & Insisting<Insists> & PressedBy<By> & Makes<T> & RowOf<K>,
    opening:
      <T extends EventTypeOf<K>>(type: T, version = 1) =>
      <const F extends Fields, Needed extends keyof K['facts'] = never, By extends K['relation'] = never>(
        spec: OpeningSpec<K, F, EventOf<K, T>, Needed, By> & RowOf<K> & Paced<By>,
      ): Verb<K, F, EventOf<K, T>> & PressedBy<By> & Makes<T> & RowOf<K> =>
        ({
          ...spec,
          event: { type, version },
          opens: true,
          to: [],
          by: { new: spec.by },
          pressers: pressersOf(spec.by),
        }) as unknown as Verb<K, F, EventOf<K, T>> & PressedBy<By> & Makes<T> & RowOf<K>,
    beside:
      <T extends EventTypeOf<K>>(type: T, version = 1) =>
      (
        spec: BesideSpec<K, EventOf<K, T>> & RowOf<K>,
      ): Verb<K, Record<string, never>, EventOf<K, T>> & PressedBy<never> & Makes<T> & RowOf<K> =>
        ({
          ...spec,
          event: { type, version },
          opens: false,
          to: ['same'],
          by: {},
          pressers: [],
          input: {},
          decide: () => {
            throw new Error(`nobody presses ${type}`)
          },
        }) as unknown as Verb<K, Record<string, never>, EventOf<K, T>> &
          PressedBy<never> &
          Makes<T> &
          RowOf<K>,
    clock: <const From extends StateOf<K>, const Name extends string>(spec: ClockSpec<K, From, Name>) =>
      spec as unknown as Clock<K, Name>,
    reminder: <const From extends StateOf<K>>(spec: ReminderSpec<K, From>) => spec as unknown as Reminder<K>,
    process: <const V extends Verbs<K>>(spec: Process<K, V>): Process<K, V> => checked(spec),
  }
}

/**
 * What the compiler cannot see: event types are unlike, who tells somebody says what stands on the message, every clock
 * presses a verb that is the clock's, and what the clock answers has a day.
 */
function checked<K extends Kinds, V extends Verbs<K>>(process: Process<K, V>): Process<K, V> {
  const types = Object.values<Verb<K>>(process.verbs).map(({ event }) => event.type)
  const twice = types.find((type, i) => types.indexOf(type) !== i)
  if (twice) throw new Error(`${process.name}: two verbs make the event ${twice}`)
  for (const { event, tells, phrase, insists, way } of Object.values<Verb<K>>(process.verbs)) {
    if (insists && way && 'dialog' in way)
      throw new Error(`${process.name}: ${event.type} insists, and a dialog sends no revision: draw a sheet`)
    if (tells.length > 0 && phrase === null)
      throw new Error(`${process.name}: ${event.type} is told and has no phrase`)
    if (tells.length === 0 && phrase !== null)
      throw new Error(`${process.name}: ${event.type} has a phrase and is told to nobody`)
  }
  const pressed: [who: string, verb: string, states: readonly string[]][] = [
    ...Object.entries(process.clocks).map(([name, clock]): [string, string, readonly string[]] => [
      `clock ${name}`,
      clock.press,
      clock.while,
    ]),
    ...Object.entries<Process<K, V>['requests'][string]>(process.requests).flatMap(
      ([name, { unanswered, while: states }]): [string, string, readonly string[]][] =>
        unanswered === null ? [] : [[`request ${name}`, unanswered, states]],
    ),
  ]
  for (const [who, name, states] of pressed) {
    const by: Readonly<Record<string, readonly string[] | undefined>> = process.verbs[name]?.by ?? {}
    const shut = states.find(state => !by[state]?.includes('clock'))
    if (shut !== undefined)
      throw new Error(`${process.name}: ${who} presses ${name}, which the clock may not in ${shut}`)
    const typed = toBeTyped(process.verbs[name]?.input ?? {})
    if (typed !== undefined)
      throw new Error(`${process.name}: ${who} presses ${name}, but the clock cannot type its ${typed}`)
  }
  for (const [name, { unanswered }] of Object.entries<Process<K, V>['requests'][string]>(process.requests)) {
    const asking = Object.values<Verb<K>>(process.verbs).find(({ asks }) => asks?.request === name)?.asks
    if (unanswered !== null && (!asking?.dueAt || process.verbs[unanswered]?.answers !== name))
      throw new Error(
        `${process.name}: ${unanswered} must answer ${name}, and the person who asks must say by when (asks.dueAt)`,
      )
  }
  return process
}
