import { maybeReason } from '../../inputs'
import { verb } from '../../kit'
import { handsAfter, toPeople } from '../../telling/tellings'

/** The requester does not need it any more, but somebody works on it: they are asked. */
export const askCancel = verb('CancelAsked')({
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
  phrase: '待答复',
  tells: [toPeople(handsAfter, 'badge', '点单的人说不用办了，请答复。', { until: { request: 'cancel' } })],
  timeline: '说不用办了，等着答复',
})
