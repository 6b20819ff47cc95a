/** The types of one kind of matter, and what every matter is. Types only. */
import type { Actor, PersonId } from '../people/role'

/** Each kind of matter names its own types once. */
export interface Kinds {
  /** Everything that is true in one state only: a union with `state` as its tag. */
  stage: { state: string }
  /** What outlives a stage. */
  record: object
  /** How a person can stand to such a matter. `clock` is the timer. */
  relation: string
  /** What the cloud looks up before a verb is decided. */
  facts: object
  /** What every verb reads besides: the rules in force, the calendars. */
  law: object
  /** What each of its events holds: the stored format, written down and never inferred. */
  event: { type: string }
  /** What its events carry besides the common envelope. */
  envelope: object
  /** Payload of every kind of request that can be pending. */
  requests: Record<string, object>
  /** Names of the reminders that the clock gives. */
  reminder: string
  /** Who can be told, by which template, leading to which page, and until when the news holds. */
  news: { who: string; template: string; page: string; until: string }
  /** What a sentence of the history is made with besides the event: names, who reads it. */
  saying: object
  /** What every verb must say of the texts that are typed with it: whose they are, who reads them. */
  words: object
  /** What every verb must say besides, where a kind asks for more. */
  row?: object
}
/** The same as a part of a verb; nothing where the kind asks for no more. */
export type RowOf<K extends Kinds> = K extends { row: infer R extends object } ? R : unknown
export type EventTypeOf<K extends Kinds> = K['event']['type']
export type EventOf<K extends Kinds, T extends EventTypeOf<K>> = Extract<K['event'], { type: T }>
export type StateOf<K extends Kinds> = K['stage']['state']
export type StageOf<K extends Kinds, S extends StateOf<K>> = Extract<K['stage'], { state: S }>

/** A pending question: who asked, and until when it must be answered. Null: nothing happens by itself. */
export interface Asked<Payload> {
  by: PersonId
  at: number
  dueAt: number | null
  eventId: string
  payload: Payload
}

/** What the engine itself keeps of a matter. */
export interface Head<K extends Kinds, Stage = K['stage']> {
  id: string
  rev: number
  /** Hash of the newest event. */
  head: string
  /** Time of the newest event; the next one is never earlier. */
  at: number
  /** The revision that entered the present stage. A verb that stays in it does not count. */
  entered: number
  stage: Stage
  requests: { [R in keyof K['requests']]?: Asked<K['requests'][R]> }
  /** Reminders that were given: in the present stage, or since it began where a reminder lasts. */
  reminded: { readonly [R in K['reminder']]?: true }
}
/** A matter is the fold of its events. What outlives a stage stands beside the stage. */
export type Matter<K extends Kinds, Stage = K['stage']> = Head<K, Stage> & K['record']
/** The matter while it is in some of its states. */
export type In<K extends Kinds, S extends StateOf<K>> = Matter<K, StageOf<K, S>>

interface Asking<Facts> {
  actor: Actor | 'clock'
  now: number
  facts: Facts
  /** The revision the person looked at. Only verbs that insist on it need it. */
  seenRev?: number
}
export type Context<K extends Kinds, Needed extends keyof K['facts'] = never> = Asking<
  K['facts'] & Required<Pick<K['facts'], Needed>>
> &
  K['law']
/** The clock has no id of its own. */
export const actorId = ({ actor }: { actor: Actor | 'clock' }): PersonId =>
  actor === 'clock' ? 'clock' : actor.id

/** What the journal adds to the facts of an event. */
interface Envelope {
  id: string
  rev: number
  type: string
  at: number
  by: PersonId
  /** Public name when staff acted; null for residents and the clock. */
  byName: string | null
  hash: string
}
export type Recorded<K extends Kinds> = Envelope & K['envelope']
export type Happened<K extends Kinds, E extends object> = Omit<Recorded<K>, 'type'> & E
/** The facts of an event without its name. */
export type FactsOf<E extends object> = E extends object ? Omit<E, 'type'> : never
