/** A complaint or a suggestion with what its lists are found by, which follows from how far it is. */
import type { FeedbackDoc } from '..'

export const feedbackDoc = (
  _id: string,
  { feedback, node, townId }: Pick<FeedbackDoc, 'feedback' | 'node' | 'townId'>,
): FeedbackDoc => ({
  _id,
  v: 1,
  no: feedback.no,
  feedback,
  node,
  townId,
  by: feedback.by,
  at: feedback.at,
  open: feedback.state === 'sent' || feedback.state === 'appealed',
  sortKey: `${String(feedback.at).padStart(13, '0')}${_id}`,
})
