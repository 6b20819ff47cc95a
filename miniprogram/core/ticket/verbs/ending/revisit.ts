import { flag, text } from '../../../process/fields'
import { mayJudge } from '../../pieces/judging'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { inRound } from '../../pieces/moves'

/** Somebody who did not handle it asks how it went. Some orders are not closed without it. */
export const revisit = verb('Revisited')({
  label: '回访',
  pace: 'usual',
  way: { page: '/committee/revisit/revisit', asks: { note: '', yes: '记下回访' } },
  by: { resolved: ['inspector', 'supervisor', 'gridMember'] },
  to: ['same'],
  most: 20,
  input: {
    satisfied: flag({
      label: '问下来怎么样',
      answer: 'unsure',
      labels: { yes: '满意', no: '不满意', unsure: '没说' },
    }),
    text: text({
      label: '看到什么',
      max: LIMITS.text,
      moderated: true,
      hint: '上门还是打电话，现场怎么样',
      required: 'NEEDS_WORDS',
    }),
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
