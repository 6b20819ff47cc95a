/** Complaints and suggestions of before they had events: read, and brought into `opinions`; written no more. */
import type { FeedbackKind } from '../../miniprogram/core/feedback/labels'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'

interface Answer {
  at: number
  by: PersonId
  byName: string
  text: string
}
export interface FeedbackDoc {
  _id: string
  v: 1
  no: string
  /** Texts that were erased are ''. */
  feedback: {
    no: string
    by: PersonId
    kind: FeedbackKind
    text: string
    at: number
    state: 'sent' | 'answered' | 'appealed' | 'final'
    answer: Answer | null
    appeal: { at: number; text: string } | null
    finalAnswer: Answer | null
  }
  by: PersonId
  townId: GridId
  /** Who answers next: the town, after an appeal the county. */
  node: GridId
  open: boolean
  at: number
  sortKey: string
}
