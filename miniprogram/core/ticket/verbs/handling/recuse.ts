import { SENT_AGAIN } from '../../telling/sentences'
import { actorId } from '../../../process/kinds'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { atDesk, inRound, withPerson } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { deskMustAct, promiseFalls } from '../../telling/tellings'
import { dispatchDue } from '../../time/times'
import { STOOD_ASIDE } from '../../../labels'

/** Kin, or otherwise too close: out of the pool, or the whole ticket back to the desk. */
export const recuse = verb('Recused')({
  label: '是亲戚，回避',
  pace: 'usual',
  way: { sheet: { note: '回避以后，这单不再派给您', yes: '回避' } },
  by: { dispatched: ['offered'], claimed: ['holder'] },
  to: ['same', 'submitted'],
  input: { reason: { ...reason, label: '是什么关系', hint: '比如：点单的人是我堂叔' } },
  decide(ticket, _, ctx) {
    const { stage } = ticket
    const left = stage.state === 'dispatched' ? stage.offer.to.filter(id => id !== actorId(ctx)) : []
    const dispatchDueAt = left.length > 0 ? null : dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent)
    return { left, dispatchDueAt }
  },
  evolve(ticket, { by, at, left, dispatchDueAt }) {
    const recused = withPerson(ticket.recused, by)
    const { stage } = ticket
    if (dispatchDueAt !== null)
      return {
        stage: atDesk(dispatchDueAt, at),
        record: { recused, rounds: inRound(ticket, () => ({ claimedAt: null })) },
      }
    return {
      stage: stage.state === 'dispatched' ? { ...stage, offer: { ...stage.offer, to: left } } : stage,
      record: { recused },
    }
  },
  message: '记下了，这一单不再派给您。',
  words: { text: 'office', reviewedBy: 'desk', known: 'everyone' },
  board: 'figures',
  phrase: '重新派',
  tells: [
    {
      ...deskMustAct('badge', '有人回避了，要重新派。'),
      when: ({ after }) => after.stage.state === 'submitted',
    },
    {
      ...deskMustAct('badge', '有人回避了，别的人还能领。'),
      how: 'badge',
      template: 'returned',
      until: 'running',
      when: ({ after }) => after.stage.state !== 'submitted',
    },
    promiseFalls(SENT_AGAIN),
  ],
  timeline: STOOD_ASIDE,
})
