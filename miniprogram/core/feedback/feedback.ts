/**
 * A complaint or a suggestion: a matter of its own with a receipt, an answer of the town, and one appeal to the county.
 * Nobody below the town sees it. Pure.
 */
import type { PersonId } from '../people/role'
import { refuse, type Refusal } from '../refusal'

const FEEDBACK_KINDS = ['complaint', 'suggestion'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]
export const FEEDBACK_LABELS: Record<FeedbackKind, string> = { complaint: '投诉', suggestion: '建议' }

/** `sent`: the town answers next. `appealed`: the county does. */
type FeedbackState = 'sent' | 'answered' | 'appealed' | 'final'

export interface Answer {
  at: number
  by: PersonId
  byName: string
  text: string
}

export interface Feedback {
  no: string
  by: PersonId
  kind: FeedbackKind
  text: string
  at: number
  state: FeedbackState
  answer: Answer | null
  appeal: { at: number; text: string } | null
  finalAnswer: Answer | null
}

/** What one viewer reads of it. `text` is null once it was erased. */
export interface FeedbackInfo {
  id: string
  no: string
  kind: 'complaint' | 'suggestion'
  text: string | null
  at: number
  state: 'sent' | 'answered' | 'appealed' | 'final'
  answer: { at: number; byName: string; text: string } | null
  appeal: { at: number; text: string } | null
  finalAnswer: { at: number; byName: string; text: string } | null
  mine: boolean
  can: ('answer' | 'appeal')[]
}

export type FeedbackVerb = 'answer' | 'appeal'
/** How somebody stands to it: who wrote it; who serves the node that answers next. */
export interface FeedbackRelation {
  id: PersonId
  serves: boolean
  /** Whether there is a level above the one that answered. */
  above: boolean
}

/** What may be pressed now. Nobody answers what they wrote themselves, nor the appeal against their own answer. */
export function feedbackCan(feedback: Feedback, { id, serves, above }: FeedbackRelation): FeedbackVerb[] {
  const open = feedback.state === 'sent' || feedback.state === 'appealed'
  if (open && serves && id !== feedback.by && id !== feedback.answer?.by) return ['answer']
  return feedback.state === 'answered' && above && id === feedback.by ? ['appeal'] : []
}

/** The matter after the answer, or a refusal. */
export function answered(feedback: Feedback, answer: Answer, look: FeedbackRelation): Feedback | Refusal {
  if (!feedbackCan(feedback, look).includes('answer'))
    return feedback.state === 'sent' || feedback.state === 'appealed'
      ? refuse('NOT_ALLOWED')
      : refuse('ANSWERED_ALREADY', { who: (feedback.finalAnswer ?? feedback.answer)?.byName ?? '别人' })
  return feedback.state === 'sent'
    ? { ...feedback, state: 'answered', answer }
    : { ...feedback, state: 'final', finalAnswer: answer }
}

/** The matter after the appeal, once; or a refusal. */
export function appealed(
  feedback: Feedback,
  text: string,
  at: number,
  look: FeedbackRelation,
): Feedback | Refusal {
  if (feedbackCan(feedback, look).includes('appeal'))
    return { ...feedback, state: 'appealed', appeal: { at, text } }
  return look.id !== feedback.by
    ? refuse('NOT_ALLOWED')
    : refuse(feedback.state === 'final' || feedback.state === 'appealed' ? 'FEEDBACK_APPEAL_ONCE' : 'NOT_NOW')
}
