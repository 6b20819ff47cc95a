import { flag, text } from '../../../process/fields'
import { mayJudge } from '../../pieces/judging'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { inRound } from '../../pieces/moves'

/** Somebody who did not handle it asks how it went. Some orders are not closed without it. */
export const revisit = verb('Revisited')({
  label: '回访',
  pace: 'usual',
  way: { page: '/committee/revisit/revisit' },
  by: { resolved: ['inspector', 'supervisor', 'gridMember'] },
  to: ['same'],
  most: 20,
  input: {
    text: text({ label: '回访看到的', max: LIMITS.text, moderated: true, required: 'NEEDS_WORDS' }),
    satisfied: flag({ label: '满意不满意', answer: 'unsure' }),
  },
  refuses: mayJudge,
  decide: (_, { satisfied }) => ({ satisfied }),
  evolve: (ticket, { id, at, by, satisfied }) => ({
    stage: ticket.stage,
    record: { rounds: inRound(ticket, () => ({ revisit: { at, by, satisfied, eventId: id } })) },
  }),
  message: '回访记下了。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone' },
  board: 'figures',
  phrase: null,
  tells: [],
  timeline: '回访过了',
})
