/** Said to whoever pressed it. */
export const FEEDBACK_DONE = {
  answer: '答复了，写的人会看到。',
  appeal: '交给县里了，答复了会告诉您。',
  withdraw: '收回了，不会再有人答复。',
} as const

/** What a complaint and a suggestion are called. */
export const FEEDBACK_KINDS = ['complaint', 'suggestion'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]
export const FEEDBACK_LABELS: Record<FeedbackKind, string> = { complaint: '投诉', suggestion: '建议' }
