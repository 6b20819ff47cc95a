import { latestText } from '../../../clock/shanghai'
import { text } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { atDesk, inRound } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { deskMustAct } from '../../telling/tellings'
import { dispatchDue } from '../../time/times'

/** The requester does not agree that it is not for here. Once; the town decides. */
export const appeal = verb('Appealed')({
  label: '申诉',
  pace: 'usual',
  way: { sheet: { note: '交给镇里看，只能申诉一次，镇里的答复就是最后的答复', yes: '交给镇里' } },
  by: { declined: ['requester'] },
  to: ['submitted'],
  input: {
    text: text({
      label: '觉得哪里不该退',
      max: LIMITS.text,
      moderated: true,
      hint: '把您的理由写下来',
      required: 'NEEDS_WORDS',
    }),
  },
  refuses: ticket => (ticket.appealed ? refuse('APPEAL_ONCE') : null),
  decide: (ticket, _, ctx) => ({
    dispatchDueAt: dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent),
  }),
  evolve: (ticket, { at, dispatchDueAt }) => ({
    stage: atDesk(dispatchDueAt, at),
    record: {
      // The same clock goes on as if it had never stopped: a way back is no new start.
      rounds: inRound(ticket, () => ({ endedAt: null })),
      appealed: true,
      desk: 'inspector',
    },
  }),
  message: ticket =>
    ticket.stage.state === 'submitted'
      ? `申诉交到镇里了，${latestText(ticket.stage.dispatchDueAt, ticket.at)}有人看。`
      : '申诉交到镇里了。',
  words: { text: 'person', reviewedBy: 'town', known: 'everyone' },
  board: 'running',
  phrase: '待派单',
  tells: [deskMustAct('digest', '申诉了，等镇里看。')],
  timeline: '申诉了，由镇里来看',
})
