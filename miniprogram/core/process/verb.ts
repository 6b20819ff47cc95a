/** What a verb is: the form that its file fills in, and what the table keeps of it. */
import type { How } from '../news/tell'
import type { PlainCode, Refusal } from '../refusal'
import type { PersonId } from '../people/role'
import type { Exact, Fields, InputOf } from './fields'
import type { Way } from './way'
import type { Asked, Context, FactsOf, Happened, In, Kinds, Matter, StageOf, StateOf } from './kinds'

/** What a piece of news is written from. `before` is null for the event that begins a matter. */
export interface Occurred<K extends Kinds, E extends object> {
  happened: Happened<K, E>
  before: Matter<K> | null
  after: Matter<K>
}
/** A value, or how it follows. A method, so that the table may hold verbs with different events. */
type Derived<A, T> = T | { of(a: A): T }['of']
type Told<K extends Kinds, E extends object, T> = Derived<Occurred<K, E>, T>

/** Who is told of an event. `until` says when the news is stale and must not be sent any more. */
export interface Telling<K extends Kinds, E extends object = object> {
  who: Told<K, E, K['news']['who']>
  /** Named persons, where `who` says that they are named here. */
  people?(of: Occurred<K, E>): PersonId[]
  /** The matter it is told about, where it is another one than the event's own. */
  on?(of: Occurred<K, E>): string
  how: Told<K, E, How>
  template: Told<K, E, K['news']['template']>
  page: K['news']['page']
  /** `{ request }`: until it is answered. Anyone who is told so has something to do. */
  until: K['news']['until'] | { request: keyof K['requests'] & string }
  /** The moment that a message names; when it happened, where left out. */
  at?(of: Occurred<K, E>): number
  /** Left out: always told. */
  when?(of: Occurred<K, E>): boolean
  text: Told<K, E, string>
}

/** After an event: the new stage whole, never a patched old one, and what changed in the record. */
export interface Change<K extends Kinds, Stage = K['stage']> {
  stage: Stage
  record?: Partial<K['record']>
  /** Requests that must be answered by another moment. Those that do not wait are left alone. */
  answerBy?: { readonly [R in keyof K['requests']]?: number }
  /** Reminders that may be given again. */
  forget?: readonly K['reminder'][]
}

/** Another matter that must know of a step, in the same transaction. */
export interface Beside<K extends Kinds> {
  matter: Matter<K>
  type: string
  facts: object
}

interface Public<K extends Kinds, E extends object> {
  /** On the button. */
  label: string
  /** To the person who pressed. */
  message: string | ((after: Matter<K>, law: K['law']) => string)
  /** Empty when nobody is told: written down, never forgotten. */
  tells: readonly Telling<K, E>[]
  /** On the message that tells of it: at most five characters. Null when nobody is told. */
  phrase: string | { of(happened: Happened<K, E>): string }['of'] | null
  /** In the history; a line of news knows less than the history. Words that people typed never stand here. */
  timeline: string | { of(happened: Partial<E>, saying: K['saying']): string }['of']
  words: K['words']
}

/**
 * How fast one person may press it; the numbers are in cloudfunctions/api/request/paces.ts. `usual`: one step of one
 * matter. `rarely`: what opens a dispute. `newMatter`: what everybody may begin. `record`: what staff enters.
 * `addition`: a little more of the same. `anyTime`: what closes something to others may not be put off. `shopping`: goods for points. `counter`: a
 * queue of people is served.
 */
export type Pace =
  | 'usual'
  | 'rarely'
  | 'record'
  | 'newMatter'
  | 'addition'
  | 'anyTime'
  | 'shopping'
  | 'counter'
/** Whatever a person presses has a pace and a way on the phone; what the timer alone presses has none. */
export type Paced<By> = [By] extends ['clock'] ? { pace?: never; way?: never } : { pace: Pace; way: Way }

/** What the table knows of a verb beyond its functions. */
interface Row<K extends Kinds> {
  /** Refuses with STALE when the matter has changed since it was read. */
  insists?: true
  /** The request that this verb settles. Nobody answers their own; the clock only when it is overdue. */
  answers?: keyof K['requests'] & string
  /** What who asked hears when they answer it themselves; `may`: they may. Left out: RELATED. */
  own?: PlainCode | 'may'
}
/** How often a verb may be pressed. `free`: what is never too often. */
interface Most<E extends object> {
  most?: number
  free?(facts: FactsOf<E>): boolean
}
/** The request that a verb opens, one of a kind at a time, and what its event says of it. */
type Asks<K extends Kinds, E extends object> = {
  [R in keyof K['requests'] & string]: {
    request: R
    payload(happened: Happened<K, E>): K['requests'][R]
    /** Until when it must be answered. Left out, or null: it waits. */
    dueAt?(happened: Happened<K, E>): number | null
  }
}[keyof K['requests'] & string]

/** Anyone who decides an answer has before them what was asked. */
type Answering<K extends Kinds, Answers extends keyof K['requests']> = [Answers] extends [never]
  ? unknown
  : { asked: Asked<K['requests'][Answers]> }

/** A verb of a matter that exists. `by` is the law: in which state, by whom. */
export interface VerbSpec<
  K extends Kinds,
  From extends StateOf<K>,
  To extends StateOf<K> | 'same',
  F extends Fields,
  E extends object,
  Needed extends keyof K['facts'] = never,
  By extends K['relation'] = K['relation'],
  Answers extends keyof K['requests'] & string = never,
> extends Public<K, E>,
    Row<K>,
    Most<E> {
  answers?: Answers
  /** The facts without which it cannot be decided. The cloud looks them up first. */
  needs?: readonly Needed[]
  asks?: Asks<K, E>
  by: { readonly [S in From]: readonly By[] }
  to: readonly To[]
  input: F & Exact<NoInfer<F>>
  /** What is said in a state in which nobody may press it. Null, or left out: that it is not now. */
  elsewhere?(matter: Matter<K>, ctx: Context<K>): Refusal | null
  /** Open until this moment; null: no window has begun. The refusal comes afterwards. */
  window?: {
    closesAt(matter: In<K, From>, ctx: Context<K>): number | null
    /** What is answered then. A length in it follows the rules of the matter. */
    refusal(matter: In<K, From>, ctx: Context<K>): Refusal
  }
  /** Whatever is typed, this stands in the way. Also asked before the button is shown, when not every fact is known. */
  refuses?(matter: In<K, From>, ctx: Context<K>): Refusal | null
  decide(
    matter: In<K, From>,
    input: InputOf<F>,
    ctx: Context<K, Needed> & Answering<K, Answers>,
  ): FactsOf<E> | Refusal
  /** What other matters must know of it. */
  also?(matter: In<K, From>, facts: FactsOf<E>, ctx: Context<K, Needed>): readonly Beside<K>[]
  evolve(
    matter: In<K, From>,
    happened: Happened<K, E>,
  ): Change<K, StageOf<K, Landing<NoInfer<From>, NoInfer<To>>>>
}
type Landing<From, To> = Exclude<To, 'same'> | ('same' extends To ? From : never)

/** The verb that begins a matter. */
export interface OpeningSpec<
  K extends Kinds,
  F extends Fields,
  E extends object,
  Needed extends keyof K['facts'] = never,
  By extends K['relation'] = K['relation'],
> extends Public<K, E> {
  needs?: readonly Needed[]
  by: readonly By[]
  input: F & Exact<NoInfer<F>>
  refuses?(matter: null, ctx: Context<K>): Refusal | null
  decide(matter: null, input: InputOf<F>, ctx: Context<K, Needed>): FactsOf<E> | Refusal
  evolve(matter: null, happened: Happened<K, E>): { stage: K['stage']; record: K['record'] }
}

/** An event that a step of another matter brings about. Nobody presses it. */
export interface BesideSpec<K extends Kinds, E extends object> extends Public<K, E> {
  evolve(matter: Matter<K>, happened: Happened<K, E>): Change<K>
}

/** A verb as the table keeps it: typed by its fields and its event, no longer by the states it was written for. */
export interface Verb<K extends Kinds, F extends Fields = Fields, E extends object = object>
  extends Public<K, E>,
    Row<K>,
    Most<E> {
  event: { type: string; version: number }
  needs?: readonly (keyof K['facts'] & string)[]
  asks?: {
    request: keyof K['requests'] & string
    payload(happened: Happened<K, E>): object
    dueAt?(happened: Happened<K, E>): number | null
  }
  pace?: Pace
  way?: Way
  /** Begins a matter; then `by.new` says who may. */
  opens: boolean
  by: { readonly [S in StateOf<K> | 'new']?: readonly K['relation'][] }
  /** Anyone who presses it in any state: read from `by`. */
  pressers: readonly K['relation'][]
  to: readonly string[]
  input: F
  elsewhere?(matter: Matter<K>, ctx: Context<K>): Refusal | null
  window?: {
    closesAt(matter: Matter<K>, ctx: Context<K>): number | null
    refusal(matter: Matter<K>, ctx: Context<K>): Refusal
  }
  refuses?(matter: Matter<K> | null, ctx: Context<K>): Refusal | null
  decide(matter: Matter<K> | null, input: object, ctx: Context<K>): FactsOf<E> | Refusal
  also?(matter: Matter<K>, facts: FactsOf<E>, ctx: Context<K>): readonly Beside<K>[]
  evolve(matter: Matter<K> | null, happened: Happened<K, E>): Change<K>
}
export type Verbs<K extends Kinds> = Record<string, Verb<K>>
/** The names of those verbs that the timer may press, and of those that nobody else may. */
export type ClockMay<V> = {
  [N in keyof V]: V[N] extends { pressers: readonly (infer By)[] } ? ('clock' extends By ? N : never) : never
}[keyof V]
export type ClockOnly<V> = {
  [N in keyof V]: V[N] extends { pressers: readonly never[] }
    ? never
    : V[N] extends { pressers: readonly 'clock'[] }
      ? N
      : never
}[keyof V]
export type VerbInput<V> = V extends { input: infer F extends Fields } ? InputOf<F> : never
