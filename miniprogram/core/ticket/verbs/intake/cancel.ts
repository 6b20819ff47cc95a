import { maybeReason } from '../../inputs'
import { verb } from '../../kit'
import { ended } from '../../pieces/moves'
import { handsAfter, handsBefore, toFormer, toPeople, toRequesters } from '../../telling/tellings'

/** The requester does not need it any more, but somebody works on it: they are asked. */
const askCancel = verb('CancelAsked')({
  label: '不用办了',
  pace: 'usual',
  way: { sheet: { note: '跟经办人说一声，同意了这单就撤下来', yes: '告诉经办人' } },
  asks: { request: 'cancel', payload: () => ({}) },
  by: { claimed: ['requester'] },
  to: ['same'],
  input: { reason: { ...maybeReason, label: '为什么不用办了' } },
  decide: () => ({}),
  evolve: ({ stage }) => ({ stage }),
  message: '跟办的人说了，等办的人点头。',
  words: { text: 'person', reviewedBy: 'desk', known: 'everyone' },
  board: 'nothing',
  phrase: '待答复',
  tells: [toPeople(handsAfter, 'badge', '点单的人说不用办了，请答复。', { until: { request: 'cancel' } })],
  timeline: '说不用办了，等着答复',
})

/** The holder, or the desk, agrees that it need not be done. */
const agreeCancel = verb('CancelAgreed')({
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
  board: 'running',
  phrase: '已撤单',
  tells: [
    toRequesters('badge', '撤掉了，不办了。', { until: 'always' }),
    toFormer(handsBefore, '撤掉了，不用再办。'),
  ],
  timeline: '同意撤单',
})

export const cancel = { askCancel, agreeCancel }
