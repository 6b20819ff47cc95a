/** Something a person must look at, as it is stored. */
import type { ReviewDoc } from '..'

export const newReview = (
  doc: Omit<ReviewDoc, 'v' | 'state' | 'sortKey'>,
  state: ReviewDoc['state'] = 'open',
): ReviewDoc => ({
  ...doc,
  v: 1,
  state,
  sortKey: String(doc.at).padStart(13, '0') + doc._id,
})
