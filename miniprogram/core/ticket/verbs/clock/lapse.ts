import { SENT_AGAIN } from '../../telling/sentences'
import { verb } from '../../kit'
import { atDesk, inRound } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { deskMustAct, promiseFalls } from '../../telling/tellings'
import { dispatchDue } from '../../time/times'

/** Nobody took it in time: back to the desk. */
export const lapse = verb('Lapsed')({
  label: '没人领，退回派单台',
  by: { dispatched: ['clock'] },
  to: ['submitted'],
  input: {},
  decide: (ticket, _, ctx) => ({
    dispatchDueAt: dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent),
  }),
  evolve: (ticket, { at, dispatchDueAt }) => ({
    stage: atDesk(dispatchDueAt, at),
    record: {
      rounds: inRound(ticket, ({ lapses, claimLate, claimedAt }) => ({
        lapses: lapses + 1,
        claimLate: claimLate || claimedAt === null,
      })),
    },
  }),
  message: '',
  words: { text: 'none', known: 'everyone' },
  board: 'figures',
  phrase: '重新派',
  tells: [deskMustAct('badge', '没有人领，回到派单台了，要重新派。'), promiseFalls(SENT_AGAIN)],
  timeline: '没有人领，回到派单台',
})
