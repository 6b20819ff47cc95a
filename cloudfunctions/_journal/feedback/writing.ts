/** How complaints and suggestions are decided, folded and written. */
import { clockVerb, decide, evolve, fold, tellsOf, verbOf } from '../../../miniprogram/core/feedback/decide'
import { answeredIn, waitsIn } from '../../../miniprogram/core/feedback/inboxes'
import type { Feedback } from '../../../miniprogram/core/feedback/kinds'
import { feedbackProcess } from '../../../miniprogram/core/feedback/process'
import { nextDueAt } from '../../../miniprogram/core/process/clocks'
import type { OpinionDoc } from '../../_documents'
import type { Writing } from '../keeping'

const docOf = (feedback: Feedback): OpinionDoc => ({
  _id: feedback.id,
  v: 1,
  no: feedback.no,
  feedback,
  by: feedback.by,
  villageId: feedback.villageId,
  waits: waitsIn(feedback),
  answered: answeredIn(feedback),
  sortKey: `${String(feedback.sentAt).padStart(13, '0')}${feedback.id}`,
  nextDueAt: nextDueAt(feedbackProcess, feedback),
})

export const feedbacks: Writing<'feedback'> = {
  collection: 'opinions',
  field: 'feedback',
  matterIn: ({ feedback }) => feedback,
  docOf,
  fold,
  evolve,
  decide,
  clockVerb,
  envelope: () => ({}),
  tellsOf: ({ event, before, after }) => tellsOf(event, before, after),
  movesBoards: () => false,
  freesOthers: () => false,
  ownerOf: ({ by }, { type }) => (verbOf(type).words.text === 'writer' ? by : null),
  // Nobody stands between who writes and who reads: nothing doubtful is taken (`onlyChecked`).
  reviewPath: () => [],
  called: ({ no }) => no,
}
