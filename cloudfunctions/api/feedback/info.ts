/** Complaints and suggestions as one reader sees them. Who wrote them is said to nobody. */
import { waysOn } from '../../../miniprogram/core/feedback/decide'
import type { AnswerInfo, FeedbackButton, FeedbackInfo } from '../../../miniprogram/core/feedback/info'
import type { Feedback } from '../../../miniprogram/core/feedback/kinds'
import type { Answer, Inbox } from '../../../miniprogram/core/feedback/record'
import type { WordsDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'

/** One query for the words of all of them. */
export async function seen(
  all: readonly Feedback[],
  me: Known,
  inboxes: readonly Inbox[],
): Promise<FeedbackInfo[]> {
  const ids = all.flatMap(wordsIdsOf)
  const words = new Map(
    (ids.length > 0 ? await store.some('ticket_words', ids) : []).map(doc => [doc._id, doc]),
  )
  return all.map(one => infoOf(one, words, me, inboxes))
}
const wordsIdsOf = ({ wordsId, answer, appeal, finalAnswer }: Feedback): string[] => [
  ...new Set([wordsId, ...[answer, appeal, finalAnswer].flatMap(part => part?.wordsId ?? [])]),
]

function infoOf(
  feedback: Feedback,
  words: ReadonlyMap<string, WordsDoc>,
  me: Known,
  inboxes: readonly Inbox[],
): FeedbackInfo {
  const { stage, appeal, above, handedUpAt } = feedback
  // Nothing that the checker did not pass was taken.
  const typed = (id: string, field: 'text' | 'reason' = 'text') => words.get(id)?.words?.[field] ?? null
  const answerInfo = (answer: Answer | null): AnswerInfo | null =>
    answer && {
      at: answer.at,
      byName: answer.byName,
      from: answer.from,
      text: answer.wordsId === null ? answer.text : typed(answer.wordsId),
    }
  return {
    id: feedback.id,
    no: feedback.no,
    kind: feedback.kind,
    text: typed(feedback.wordsId),
    at: feedback.sentAt,
    state: stage.state,
    aboutTown: feedback.aboutTown,
    withCounty: above === null || handedUpAt !== null || appeal !== null,
    answerDueAt: 'answerDueAt' in stage ? stage.answerDueAt : null,
    appealUntil: 'appealUntil' in stage ? stage.appealUntil : null,
    answer: answerInfo(feedback.answer),
    appeal: appeal && { at: appeal.at, text: typed(appeal.wordsId, appealField(feedback)) },
    finalAnswer: answerInfo(feedback.finalAnswer),
    handedUpAt,
    mine: feedback.by === me.person._id,
    can: waysOn(feedback, me.actor, me.now, inboxes).filter(isButton),
  }
}

/** Of one that was brought both texts lie together. */
const appealField = ({ wordsId, appeal }: Feedback) => (appeal?.wordsId === wordsId ? 'reason' : 'text')

const BUTTONS: Record<FeedbackButton, true> = { answer: true, appeal: true, withdraw: true }
const isButton = (verb: string): verb is FeedbackButton => verb in BUTTONS
