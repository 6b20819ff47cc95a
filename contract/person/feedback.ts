/** Complaints and suggestions: to the town, once more to the county. */
import * as z from 'zod'
import type { FeedbackInfo } from '../../miniprogram/core/feedback/feedback'
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
    kind: z.enum(['complaint', 'suggestion']),
    text: words(LIMITS.feedback, 'moderated'),
    key,
  }),
  'feedback.answer': z.strictObject({ id, text: words(LIMITS.feedback, 'moderated'), key }),
  'feedback.appeal': z.strictObject({ id, text: words(LIMITS.feedback, 'moderated'), key }),
} as const

export interface FeedbackReplies {
  'feedback.list': Page<FeedbackInfo>
  'feedback.open': FeedbackInfo & { now: number }
  'me.feedback': { id: string; no: string }
  'feedback.answer': FeedbackInfo
  'feedback.appeal': FeedbackInfo
}
