/** Complaints and suggestions, with what was answered. What somebody wrote themselves stands among their own words. */
import type { Answer } from '../../../miniprogram/core/feedback/record'
import { FEEDBACK_LABELS } from '../../../miniprogram/core/feedback/labels'
import { STAGES } from '../../../miniprogram/core/feedback/stages'
import { store } from '../../_platform/ports'
import type { Kept } from './row'

export const letters: Kept<'opinions'> = {
  title: '投诉和建议',
  async find({ person }) {
    const docs = await store.all('opinions', { where: { by: person._id }, sort: ['sortKey', 'desc'] })
    const ids = docs.flatMap(({ feedback: { answer, finalAnswer } }) =>
      [answer, finalAnswer].flatMap(one => one?.wordsId ?? []),
    )
    const texts = new Map(
      (ids.length > 0 ? await store.some('ticket_words', ids) : []).map(({ _id, words }) => [
        _id,
        words?.text,
      ]),
    )
    const whole = (answer: Answer | null): Answer | null =>
      answer && { ...answer, text: answer.text ?? texts.get(answer.wordsId ?? '') ?? null }
    return docs.map(doc => ({
      ...doc,
      feedback: {
        ...doc.feedback,
        answer: whole(doc.feedback.answer),
        finalAnswer: whole(doc.feedback.finalAnswer),
      },
    }))
  },
  say: ({ no, feedback: { kind, sentAt, stage, answer, finalAnswer } }) => ({
    at: sentAt,
    text: [
      `${FEEDBACK_LABELS[kind]} ${no}，${STAGES[stage.state].label}`,
      ...[answer, finalAnswer].flatMap(one => (one ? `${one.byName}答复：${one.text ?? ''}` : [])),
    ].join('；'),
  }),
}

/** Of before: nobody has looked at them since, so they were not brought in. */
export const olderLetters: Kept<'feedback'> = {
  title: '投诉和建议（以前写的）',
  find: ({ person }) => store.all('feedback', { where: { by: person._id }, sort: ['sortKey', 'desc'] }),
  say: ({ no, at, feedback: { kind, text, answer, appeal, finalAnswer } }) => ({
    at,
    text: [
      `${FEEDBACK_LABELS[kind]} ${no}`,
      text,
      ...(answer ? [`${answer.byName}答复：${answer.text}`] : []),
      ...(appeal ? [appeal.text] : []),
      ...(finalAnswer ? [`${finalAnswer.byName}答复：${finalAnswer.text}`] : []),
    ]
      .filter(part => part !== '')
      .join('；'),
  }),
}
