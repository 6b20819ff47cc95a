import { verb } from '../../kit'

/** Some days after the work has ended the clock files it, whatever was rated: the state must not tell the score. */
export const close = verb('Closed')({
  label: '归档',
  by: { resolved: ['clock'] },
  to: ['closed'],
  input: {},
  decide: () => ({}),
  evolve: ({ stage: { holder, holderName, coHandlers } }, { at }) => ({
    stage: { state: 'closed', holder, holderName, coHandlers, closedAt: at },
  }),
  message: '',
  words: { text: 'none', known: 'everyone' },
  board: 'figures',
  phrase: null,
  tells: [],
  timeline: '结单归档',
})
