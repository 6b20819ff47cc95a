/** Complaints and suggestions about the service itself. */
import type { Feedback } from '../../miniprogram/core/feedback/feedback'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'

/** A complaint or suggestion; never shown below the town. */
export interface FeedbackDoc {
  _id: string
  v: 1
  /** Unique, as `feedback.no`. */
  no: string
  feedback: Feedback
  by: PersonId
  townId: GridId
  /** Who answers next: the town, after an appeal the county. */
  node: GridId
  open: boolean
  at: number
  sortKey: string
}
