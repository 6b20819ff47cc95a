/** A complaint or a suggestion: who wrote it, whose inbox it lies in, what was answered. What people typed lies elsewhere. */
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { FeedbackKind } from './labels'

/** sent → answered by the town → appealed to the county → final; closed: nobody appealed in time. The county's own answer is final. */
export type FeedbackState = 'sent' | 'answered' | 'appealed' | 'final' | 'closed' | 'withdrawn'

/** What is true in one state only. */
export type Stage =
  | { state: 'sent'; answerDueAt: number }
  /** Until then whoever wrote it may ask the county. */
  | { state: 'answered'; appealUntil: number }
  | { state: 'appealed'; answerDueAt: number }
  | { state: 'final'; endedAt: number }
  | { state: 'closed'; endedAt: number }
  | { state: 'withdrawn'; endedAt: number }

export type Level = 'town' | 'county'
/** `text`: what was answered before answers lay among the words; else they are those of the event `wordsId`. */
export interface Answer {
  at: number
  by: PersonId
  byName: string
  from: Level
  wordsId: string | null
  text: string | null
}
/** An inbox: a node, or a county's own, which nobody of a town below it opens (inboxes.ts). */
export type Inbox = string

/** What outlives a stage. */
export interface FeedbackRecord {
  /** Schema version of the fold. */
  v: 1
  no: string
  kind: FeedbackKind
  /** Whoever wrote it. */
  by: PersonId
  /** The node that it was sent to: the writer's town; of what is about the town, the county. No village hears of it. */
  villageId: GridId
  aboutTown: boolean
  inbox: Inbox
  /** The county's, for an appeal; null: it was sent there in the first place. */
  above: Inbox | null
  sentAt: number
  /** The event that holds its words, and those of the appeal. */
  wordsId: string
  answer: Answer | null
  appeal: { at: number; wordsId: string } | null
  finalAnswer: Answer | null
  /** Since then the county answers, too: the town did not in time. */
  handedUpAt: number | null
}
