/** What a complaint and a suggestion are called. */
export const FEEDBACK_KINDS = ['complaint', 'suggestion'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]
export const FEEDBACK_LABELS: Record<FeedbackKind, string> = { complaint: '投诉', suggestion: '建议' }
