/**
 * What happened, in the past tense. Events carry every computed deadline, so replaying history never consults a
 * calendar. `words` never stand here; `said` is the salted hash of them.
 */
import type { About } from '../about'
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { Derivation } from '../clock/derivation'
import type { CalendarUse } from '../clock/workday'
import type {
  Category,
  Desk,
  JoinedOrder,
  Matter,
  Offer,
  Outcome,
  Readers,
  Reminder,
  Score,
  Source,
  Track,
} from './vocabulary'

export interface EventBase {
  /** `${about.id}:${rev, 6 digits}` — order and lock at once. */
  id: string
  about: About<'ticket'>
  rev: number
  v: 1
  at: number
  /** Who pressed; 'clock' for the timer. */
  by: PersonId | 'clock'
  /** Public name when staff acted; null for residents and the clock. */
  byName: string | null
  /** `${by}:${key}`, unique: the same tap twice is one event. */
  idempotencyKey: string
  round: number
  /** Salted commitment of the words written with it, or null. */
  commitment: string | null
  /** Hash of the event before; '' for the first. */
  prev: string
  hash: string
}

/** A new order: brought by the person concerned, or registered by staff (then nobody's own). */
interface Intake {
  no: string
  path: GridId[]
  householdId: string | null
  requesterId: PersonId | null
  authorId: PersonId
  category: Category
  sub: string
  track: Track
  source: Source
  sourceNo: string | null
  urgent: boolean
  aboutStaff: boolean
  rules: string
  desk: Desk
  limitAt: number
  derivation: Derivation
  dispatchDueAt: number
  consent: boolean
  /** The requester said that somebody may be hurt now. */
  danger?: true
  /** Typed by somebody of the same household (替家里人). */
  family?: true
  /** Chosen with the first press; left out: as usual. */
  readers?: Readers
}

type Told =
  | ({ type: 'Submitted' } & Intake)
  | ({ type: 'Registered' } & Intake)
  /** `urgent`: it was not before; a desk that has it still gets the short clock. */
  | { type: 'Amended'; urgent: boolean; dispatchDueAt: number | null }
  | { type: 'Urged' }
  | { type: 'Withdrawn' }
  | { type: 'CancelAsked' }
  | { type: 'CancelAgreed' }
  | { type: 'Declined' }
  | { type: 'Appealed'; dispatchDueAt: number }
  | { type: 'Merged'; into: string }
  /** On the order that stays: what came to it, with what had been merged into that before. */
  | { type: 'Joined'; orders: JoinedOrder[] }
  /** On every order it was merged into: what left it again. */
  | { type: 'Parted'; orders: string[] }
  | { type: 'Unmerged'; dispatchDueAt: number }
  | { type: 'Referred'; office: string; answerDueAt: number }
  | {
      type: 'ReferralAnswered'
      accepted: boolean
      outcome: Outcome | null
      dispatchDueAt: number | null
      closeDueAt: number | null
      revisitDueAt: number | null
    }
  | {
      type: 'Dispatched'
      category: Category
      sub: string
      matter: Matter
      track: Track
      limitAt: number
      derivation: Derivation
      offer: Offer
      again: boolean
      urgent: boolean
    }
  | { type: 'Claimed'; promisedAt: number; beyondLimit: boolean; claimedLate: boolean; showContact: boolean }
  | { type: 'Lapsed'; dispatchDueAt: number }
  | { type: 'GivenBack'; dispatchDueAt: number }
  | { type: 'Reassigned'; offer: Offer }
  | { type: 'Recommitted'; promisedAt: number; beyondLimit: boolean }
  | { type: 'Progressed' }
  | { type: 'HandlerAdded'; person: PersonId; name: string }
  | { type: 'Recused'; left: PersonId[]; dispatchDueAt: number | null }
  | { type: 'Objected'; whom: PersonId }
  | { type: 'ObjectionAnswered'; upheld: boolean; dispatchDueAt: number | null }
  | { type: 'ReclassifyAsked'; category: Category; sub: string; matter: Matter; track: Track }
  | {
      type: 'ReclassifyAnswered'
      agreed: boolean
      category: Category
      sub: string
      matter: Matter
      track: Track
      limitAt: number
      derivation: Derivation
    }
  | { type: 'Resolved'; outcome: Outcome; closeDueAt: number; revisitDueAt: number | null }
  /** `slip`: typed by someone else from the requester's slip. */
  | { type: 'Rated'; score: Score; slip: boolean }
  | { type: 'Revisited'; satisfied: boolean | null }
  /** `standIn`: by the town, in the place of a committee that is not there. Steps of before do not say it. */
  | { type: 'CommitteeRated'; result: Score; speed: Score; manner: Score; standIn?: true }
  | { type: 'StoodAside' }
  | {
      type: 'Reopened'
      limitAt: number
      derivation: Derivation
      dispatchDueAt: number
      desk: Desk
      /** Out of a merge: the order whose result it was not content with. */
      linked: string | null
    }
  | { type: 'Closed' }
  | { type: 'ConsentChanged'; consent: boolean }
  | { type: 'ReadersSet'; readers: Readers }
  | { type: 'Published'; standIn?: true }
  | { type: 'Unpublished' }
  /** The town took a piece out of what was written in office: of which event's text. The piece itself stands nowhere. */
  | { type: 'TakenOut'; of: string; what: 'words' | 'file' }
  /** Two persons turned out to be one: anyone who was `from` is `into` from now on. */
  /** Its household or its whole grid belongs to another grid: `path` down to that one. `hands`: the grid members it is theirs too. */
  | {
      type: 'Moved'
      from: GridId
      fromName: string
      toName: string
      path: GridId[]
      hands: PersonId[]
      movedBy: PersonId | 'county'
    }
  | { type: 'SelfJoined'; from: PersonId; into: PersonId; confirmedBy: PersonId }
  | { type: 'Reminded'; reminder: Reminder; covers: Reminder[] }
  | {
      /** A notice came out, or was entered again: the days of this matter as they stand now. `from`, `to`: the calendars before and after. */
      type: 'DaysCorrected'
      limitAt: number
      derivation: Derivation
      steps: Partial<Record<RunningStep | RequestName, number>>
      from: CalendarUse[]
      to: CalendarUse[]
      /** Whether any day moved; a day that was told never moves to an earlier one. */
      moved: boolean
    }

/** A step clock whose end stands in the ticket. */
export type RunningStep = 'dispatch' | 'claim' | 'answer' | 'rate' | 'revisit'
/** What a request carries while it waits for its answer. */
export type Requests = {
  cancel: object
  /** `whom` the requester wants replaced. */
  objection: { whom: PersonId }
  reclassify: { category: Category; sub: string; matter: Matter; track: Track }
}
/** No request has the name of a step: their days are kept side by side. */
export type RequestName = Exclude<keyof Requests, RunningStep>
/**
 * The calendars that a day hangs on, by step or request, without the first of each year. An event names in it every step
 * and request whose day it sets, also those that hang on none.
 */
export type StepCalendars = Partial<Record<RunningStep | RequestName, readonly CalendarUse[]>>
export type Fact = Told & { calendars?: StepCalendars }

export type EventType = Fact['type']
export type TicketEvent = EventBase & Fact
export type EventOf<T extends EventType> = EventBase & Extract<Fact, { type: T }>
export type FactOf<T extends EventType> = Extract<Fact, { type: T }>
