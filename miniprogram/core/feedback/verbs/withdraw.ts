import { verb } from '../kit'
import { FEEDBACK_DONE } from '../labels'

/** Whoever wrote it takes it back while it waits: nobody else reads it any more, and nobody answers. */
export const withdraw = verb('Withdrawn')({
  label: '收回',
  pace: 'usual',
  way: {
    dialog: {
      title: '收回这一条吗',
      words: '收回以后没有人再答复，写的话只有您自己看得到。收回了不能再交回去，要说可以另写一条。',
      yes: '收回',
      no: '不收回',
    },
  },
  by: { sent: ['writer'], appealed: ['writer'] },
  to: ['withdrawn'],
  input: {},
  decide: () => ({}),
  evolve: (_, { at }) => ({ stage: { state: 'withdrawn', endedAt: at } }),
  message: FEEDBACK_DONE.withdraw,
  words: { text: 'none' },
  phrase: null,
  tells: [],
  timeline: '本人收回了',
})
