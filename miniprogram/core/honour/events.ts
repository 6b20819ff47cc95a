/** What happened to an honour, in the past tense: the stored format. Every deadline stands in the event that sets it. */
import type { About } from '../about'
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { HonourKind } from './record'

export interface HonourEventBase {
  /** `${about.id}:${rev, 6 digits}` */
  id: string
  about: About<'honour'>
  rev: number
  v: 1
  at: number
  by: PersonId | 'clock'
  /** Public name when staff acted; null for residents and the clock. */
  byName: string | null
  /** `${by}:${key}`, unique: the same tap twice is one event. */
  idempotencyKey: string
  /** Salted commitment of the words written with it, or null. */
  commitment: string | null
  prev: string
  hash: string
}

export type HonourFact =
  | {
      type: 'Nominated'
      villageId: GridId
      path: GridId[]
      kind: HonourKind
      term: string
      householdId: string
      householdTitle: string
      nominatorHouseholds: string[]
      answerDueAt: number
    }
  /** `own`: said by the household itself, not to its grid member. `noticeUntil`: where the notice begins with it. */
  | { type: 'Consented'; consent: boolean; own: boolean; noticeUntil: number | null }
  | { type: 'Objected'; household: string | null; needsSecond: boolean }
  /** `voteDueAt`: where it was the last thing the notice waited for. */
  | { type: 'ObjectionAnswered'; objectionId: string; upheld: boolean; voteDueAt: number | null }
  | { type: 'StoodAside' }
  /** `came`: what it decided, where it was the deciding one. */
  | { type: 'Voted'; agree: boolean; came: Outcome | null }
  | { type: 'NeverAgreed' }
  | { type: 'NoticeEnded'; voteDueAt: number }
  /** Objections that nobody answered: handed to the town as well, or closed without an answer. */
  | { type: 'ObjectionsOverdue'; toTown: string[]; lapsed: string[]; voteDueAt: number | null }
  | { type: 'VotesCounted'; came: Outcome }
  /** Two entries of one human became one: whose it is from now on. */
  | { type: 'SelfJoined'; from: PersonId; into: PersonId; confirmedBy: PersonId }
export type Outcome = 'awarded' | 'notAwarded'

export type HonourEventType = HonourFact['type']
export type HonourEvent = HonourEventBase & HonourFact
