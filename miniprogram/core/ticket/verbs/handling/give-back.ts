import { SENT_AGAIN } from '../../telling/sentences'
import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { atDesk, inRound } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { deskMustAct, promiseFalls } from '../../telling/tellings'
import { dispatchDue } from '../../time/times'

/** Anyone who has it returns it to the desk and says why. */
export const giveBack = verb('GivenBack')({
  label: '退单',
  pace: 'usual',
  way: {
    page: '/grid/giveback/giveback',
    asks: { note: '单子回到派它的人那里，总时限照走，退了几次都记着。早退比拖着好。', yes: '退回去' },
  },
  by: { dispatched: ['offered'], claimed: ['holder'] },
  to: ['submitted'],
  input: {
    reason: {
      ...reason,
      label: '为什么退',
      hint: '写清楚，派单的人好另派',
      openers: ['不归我这一格。', '要别的单位才能办。', '这几天不在村里。'],
    },
  },
  // What was offered to several is nobody's to hand back.
  refuses: ({ stage }) =>
    stage.state === 'dispatched' && stage.offer.to.length > 1 ? refuse('POOL_NOT_YOURS') : null,
  decide: (ticket, _, ctx) => ({
    dispatchDueAt: dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent),
  }),
  evolve: (ticket, { dispatchDueAt, at, by, byName, id }) => ({
    stage: atDesk(dispatchDueAt, at),
    record: {
      // A claim that is given back was no answer: the next one is held against the first claim clock.
      rounds: inRound(ticket, ({ giveBacks }) => ({ giveBacks: giveBacks + 1, claimedAt: null })),
      givenBackBy: by,
      givenBack: { at, byName, eventId: id },
    },
  }),
  message: '退回去了，不再记在您名下。',
  words: { text: 'office', reviewedBy: 'desk', known: 'everyone' },
  board: 'figures',
  phrase: '重新派',
  tells: [deskMustAct('badge', '退回来了，要重新派。'), promiseFalls(SENT_AGAIN)],
  timeline: '退了单，回到派单台',
})
