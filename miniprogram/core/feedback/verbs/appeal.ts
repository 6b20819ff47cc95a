import { LONG } from '../../lasts'
import { LIMITS } from '../../limits'
import { text } from '../../process/fields'
import { refuse } from '../../refusal'
import { verb } from '../kit'
import { FEEDBACK_DONE } from '../labels'
import { toInbox } from '../telling'

const tooLate = () => refuse('FEEDBACK_APPEAL_OVER', { long: LONG.feedbackAppeal })

/** Not content with the town's answer: the county looks, once. */
export const appeal = verb('Appealed')({
  label: '请县里再看',
  pace: 'rarely',
  way: { page: '/resident/letter/letter', asks: { note: '', yes: '请县里再看' } },
  needs: ['answerDueAt'],
  by: { answered: ['writer'] },
  to: ['appealed'],
  window: { closesAt: ({ stage }) => stage.appealUntil, refusal: tooLate },
  elsewhere: ({ stage: { state } }) =>
    state === 'final' || state === 'appealed'
      ? refuse('FEEDBACK_APPEAL_ONCE')
      : state === 'closed'
        ? tooLate()
        : null,
  input: {
    text: text({
      label: '不满意这个答复',
      hint: '可以请县里再看一次，只有一次。写清楚哪里没说到。',
      max: LIMITS.feedback,
      moderated: true,
      required: 'NEEDS_WORDS',
    }),
  },
  decide: (_, __, { facts: { answerDueAt } }) => ({ answerDueAt }),
  evolve: (_, { id, at, answerDueAt }) => ({
    stage: { state: 'appealed', answerDueAt },
    record: { appeal: { at, wordsId: id } },
  }),
  message: FEEDBACK_DONE.appeal,
  words: { text: 'writer' },
  phrase: '请再看',
  tells: [toInbox('county', 'feedbackAppealed', '对镇里的答复不满意，请县里看一看。')],
  timeline: '请县里再看',
})
