import { verb } from '../../kit'
import { ended } from '../../pieces/moves'
import { handsBefore, toFormer, toRequesters } from '../../telling/tellings'

/** The holder, or the desk, agrees that it need not be done. */
export const agreeCancel = verb('CancelAgreed')({
  label: '同意撤单',
  pace: 'usual',
  way: { dialog: { title: '同意撤单', words: '点单的人说不用办了。同意了，这单就撤下来。', yes: '同意撤' } },
  answers: 'cancel',
  // Nobody is wronged where a dispatcher agrees to what they asked for themselves.
  own: 'may',
  by: { claimed: ['holder', 'dispatcher'] },
  to: ['withdrawn'],
  input: {},
  decide: () => ({}),
  evolve: (ticket, { at }) => ({ stage: { state: 'withdrawn' }, record: { rounds: ended(ticket, at) } }),
  message: '这一单撤了。',
  words: { text: 'none', known: 'everyone' },
  phrase: '已撤单',
  tells: [
    toRequesters('badge', '撤掉了，不办了。', { until: 'always' }),
    toFormer(handsBefore, '撤掉了，不用再办。'),
  ],
  timeline: '同意撤单',
})
