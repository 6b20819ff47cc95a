/** Something a person must look at, as it is stored. */
import type { ReviewDoc } from '.'

export const newReview = (doc: Omit<ReviewDoc, 'v' | 'state' | 'sortKey'>): ReviewDoc => ({
  ...doc,
  v: 1,
  state: 'open',
  sortKey: String(doc.at).padStart(13, '0') + doc._id,
})
