/** A complaint or a suggestion as one reader sees it. Who wrote it is said to nobody. */
import type { FeedbackKind } from './labels'
import type { FeedbackState, Level } from './record'

export interface AnswerInfo {
  at: number
  byName: string
  from: Level
  text: string | null
}
export type FeedbackButton = 'answer' | 'appeal' | 'withdraw'
export interface FeedbackInfo {
  id: string
  no: string
  kind: FeedbackKind
  /** null: it was erased. */
  text: string | null
  at: number
  state: FeedbackState
  /** It went to the county: it is about somebody of the town. */
  aboutTown: boolean
  /** The county answers next, or has. */
  withCounty: boolean
  /** By when it is answered; null: nobody waits for an answer. */
  answerDueAt: number | null
  /** Until when the county may be asked; null: it may not. */
  appealUntil: number | null
  answer: AnswerInfo | null
  appeal: { at: number; text: string | null } | null
  finalAnswer: AnswerInfo | null
  /** Since when the county answers, because the town did not in time. */
  handedUpAt: number | null
  mine: boolean
  can: FeedbackButton[]
}
