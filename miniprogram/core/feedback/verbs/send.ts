import { choice, flag, text } from '../../process/fields'
import { refuse } from '../../refusal'
import { LIMITS } from '../../limits'
import { opening } from '../kit'
import { FEEDBACK_KINDS, FEEDBACK_LABELS } from '../labels'
import { toInbox } from '../telling'

/** Anybody writes to the town; about somebody of the town, to the county. */
export const send = opening('Sent')({
  label: '投诉和建议',
  pace: 'newMatter',
  way: { page: '/pages/feedback/feedback' },
  needs: ['addressed', 'answerDueAt'],
  by: ['anybody'],
  input: {
    kind: choice({
      label: '是哪一样',
      of: FEEDBACK_KINDS,
      labels: FEEDBACK_LABELS,
      required: 'BAD_INPUT',
    }),
    aboutTown: flag({
      label: '是说镇里的人吗',
      // Phones that do not ask yet write to the town.
      answer: 'optional',
      labels: { yes: '是，交给县里', no: '不是' },
      means: { yes: '直接交给县里，镇里看不到，也不知道有这一条。', no: '交给镇平台办公室。' },
    }),
    text: text({ label: '说说怎么回事', max: LIMITS.feedback, moderated: true, required: 'NEEDS_WORDS' }),
  },
  decide(_, { kind, aboutTown = false }, { actor, facts: { addressed, answerDueAt } }) {
    if (actor === 'clock') return refuse('NOT_ALLOWED')
    return { ...addressed, kind, aboutTown, answerDueAt }
  },
  evolve: (_, { id, at, by, no, kind, villageId, aboutTown, inbox, above, answerDueAt }) => ({
    stage: { state: 'sent', answerDueAt },
    record: {
      v: 1,
      no,
      kind,
      by,
      villageId,
      aboutTown,
      inbox,
      above,
      sentAt: at,
      wordsId: id,
      answer: null,
      appeal: null,
      finalAnswer: null,
      handedUpAt: null,
    },
  }),
  message: '交上去了。',
  words: { text: 'writer' },
  phrase: '请答复',
  tells: [
    {
      ...toInbox('first', 'feedbackSent', ''),
      text: ({ after }) => `有一条${FEEDBACK_LABELS[after.kind]}，请看一看，答复。`,
    },
  ],
  timeline: '交上来',
})
