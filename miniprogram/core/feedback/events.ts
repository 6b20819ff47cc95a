/** What happened to a complaint or a suggestion, in the past tense: the stored format. Every deadline stands in the event that sets it. */
import type { About } from '../about'
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { FeedbackKind } from './labels'
import type { Inbox, Level } from './record'

export interface FeedbackEventBase {
  /** `${about.id}:${rev, 6 digits}` */
  id: string
  about: About<'feedback'>
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

/** Where it goes: to a town and, once more, to the county above; or to the county at once. */
export interface Addressed {
  no: string
  villageId: GridId
  inbox: Inbox
  above: Inbox | null
}
/** An answer of before there were events: it stays as it was written. */
export interface OlderAnswer {
  at: number
  by: PersonId
  byName: string
  text: string
}

export type FeedbackFact =
  | ({ type: 'Sent'; kind: FeedbackKind; aboutTown: boolean; answerDueAt: number } & Addressed)
  /** `appealUntil`: null where it was the county's, and so the last word. */
  | { type: 'Answered'; from: Level; appealUntil: number | null }
  | { type: 'Appealed'; answerDueAt: number }
  | { type: 'Withdrawn' }
  /** Nobody of the town answered in time: the county does, too. */
  | { type: 'HandedUp'; answerDueAt: number }
  /** The time for an appeal is over. */
  | { type: 'AppealTimeEnded' }
  /** Written before there were events, and taken in as it was then. */
  | ({
      type: 'Brought'
      kind: FeedbackKind
      writer: PersonId
      sentAt: number
      answer: OlderAnswer | null
      appealedAt: number | null
      finalAnswer: OlderAnswer | null
      /** By when it is answered, or appealed; null: it is over. */
      dueAt: number | null
    } & Addressed)
  /** Two entries of one human became one: whose it is from now on. */
  | { type: 'SelfJoined'; from: PersonId; into: PersonId; confirmedBy: PersonId }

export type FeedbackEventType = FeedbackFact['type']
export type FeedbackEvent = FeedbackEventBase & FeedbackFact
