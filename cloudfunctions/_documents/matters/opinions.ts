/** Complaints and suggestions: the fold of its events, with what lists filter and sort by. */
import type { Feedback } from '../../../miniprogram/core/feedback/kinds'
import type { Inbox } from '../../../miniprogram/core/feedback/record'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { PersonId } from '../../../miniprogram/core/people/role'

export interface OpinionDoc {
  _id: string
  v: 1
  /** Unique, as `feedback.no`. */
  no: string
  feedback: Feedback
  by: PersonId
  /** The node it was sent to: a town, or a county. It belongs to no village. */
  villageId: GridId
  /** The inboxes in which it waits for an answer, and those that read it afterwards. */
  waits: Inbox[]
  answered: Inbox[]
  sortKey: string
  nextDueAt: number | null
}
