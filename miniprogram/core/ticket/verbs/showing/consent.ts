import { flag } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { verb } from '../../kit'
import { isShowable } from '../../pieces/selectors'
import { deskReads } from '../../telling/tellings'

/** The requester agrees that a text of it may hang on the wall, or takes that back. */
export const consent = verb('ConsentChanged')({
  label: '同意晒单',
  pace: 'anyTime',
  way: null,
  by: {
    submitted: ['requester'],
    dispatched: ['requester'],
    claimed: ['requester'],
    referred: ['requester'],
    resolved: ['requester'],
    closed: ['requester'],
  },
  to: ['same'],
  most: 20,
  free: ({ consent }) => !consent,
  input: { consent: flag({ label: '同意晒出来' }) },
  refuses: ticket =>
    isShowable(ticket) || ticket.matter === null || ticket.consent ? null : refuse('NOT_SHOWABLE'),
  decide: (ticket, { consent }) => (consent === ticket.consent ? refuse('SAME_ALREADY') : { consent }),
  // Taking back the consent takes the text off the wall in the same breath.
  evolve: ({ stage, publication }, { consent }) => ({
    stage,
    record: { consent, publication: consent ? publication : null },
  }),
  message: ({ consent }) => (consent ? '记下了，办完可以晒出来。' : '记下了，这一单不晒。'),
  words: { text: 'none', known: 'everyone' },
  board: 'figures',
  phrase: '已撤下',
  tells: [
    {
      ...deskReads('点单的人不想晒了，已经从墙上撤下来。', 'always'),
      // What hangs there hangs with a consent: it can only have been taken back.
      when: ({ before }) => before !== null && before.publication !== null,
    },
  ],
  timeline: ({ consent }) => (consent ? '同意晒出来' : '不同意晒出来'),
})
