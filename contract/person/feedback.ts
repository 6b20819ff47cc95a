/** Complaints and suggestions: to the town, once more to the county. */
import * as z from 'zod'
import type { FeedbackInfo } from '../../miniprogram/core/feedback/info'
import { FEEDBACK_KINDS } from '../../miniprogram/core/feedback/labels'
import { LIMITS } from '../../miniprogram/core/limits'
import type { Page } from '../page'
import { cursor, id, inWhichPost, key, words } from '../shapes'

export const feedbackReads = {
  'feedback.list': z.strictObject({
    list: z.enum(['mine', 'open', 'answered']),
    as: inWhichPost,
    cursor,
  }),
  'feedback.open': z.strictObject({ id }),
} as const

export const feedbackWrites = {
  'me.feedback': z.strictObject({
    kind: z.enum(FEEDBACK_KINDS),
    /** About somebody of the town: it goes to the county, and the town never hears of it. */
    aboutTown: z.boolean().optional(),
    text: words(LIMITS.feedback, 'moderated'),
    key,
  }),
  'feedback.answer': z.strictObject({ id, text: words(LIMITS.feedback, 'moderated'), key }),
  'feedback.appeal': z.strictObject({ id, text: words(LIMITS.feedback, 'moderated'), key }),
  'feedback.withdraw': z.strictObject({ id, key }),
} as const

export interface FeedbackReplies {
  'feedback.list': Page<FeedbackInfo>
  'feedback.open': FeedbackInfo & { now: number }
  /** `answerDueAt`: by when it is answered. */
  'me.feedback': { id: string; no: string; answerDueAt: number }
  'feedback.answer': FeedbackInfo
  'feedback.appeal': FeedbackInfo
  'feedback.withdraw': FeedbackInfo
}
