/** What time brings about. Nobody but the timer presses these. */
import { verb } from '../kit'
import { toInbox, toWriter } from '../telling'

/** The town did not answer in time: the county may, too, and whoever wrote it is told. */
export const handUp = verb('HandedUp')({
  label: '交给县里',
  needs: ['answerDueAt'],
  by: { sent: ['clock'] },
  to: ['same'],
  input: {},
  decide: (_, __, { facts: { answerDueAt } }) => ({ answerDueAt }),
  evolve: (_, { at, answerDueAt }) => ({
    stage: { state: 'sent', answerDueAt },
    record: { handedUpAt: at },
  }),
  message: '',
  words: { text: 'none' },
  phrase: '没答复',
  tells: [
    toInbox('county', 'feedbackSent', '镇里到期没有答复，请县里看一看，答复。'),
    toWriter('badge', '镇里到期没有答复，已经交给县里。'),
  ],
  timeline: '镇里到期没有答复，交给县里',
})

/** Nobody asked the county: the town's answer stands. */
export const endAppealTime = verb('AppealTimeEnded')({
  label: '答复生效',
  by: { answered: ['clock'] },
  to: ['closed'],
  input: {},
  decide: () => ({}),
  evolve: (_, { at }) => ({ stage: { state: 'closed', endedAt: at } }),
  message: '',
  words: { text: 'none' },
  phrase: null,
  tells: [],
  timeline: '没有再请县里看',
})
