/** Until when a piece of news about a complaint or a suggestion holds. */
import type { Feedback, Until } from './kinds'

const IS_CURRENT: Record<Until, (feedback: Feedback) => boolean> = {
  feedbackSent: ({ stage }) => stage.state === 'sent',
  feedbackAppealed: ({ stage }) => stage.state === 'appealed',
  always: () => true,
}
export const isCurrent = (until: Until, feedback: Feedback): boolean => IS_CURRENT[until](feedback)

/** Whether somebody waits for the person who was told. */
export const IS_TODO: Record<Until, boolean> = { feedbackSent: true, feedbackAppealed: true, always: false }
