import { spanInChinese } from '../../../clock/in-chinese'
import { actorId } from '../../../process/kinds'
import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import type { Ctx } from '../../kinds'
import type { Ticket } from '../../types'
import { mayJudge } from '../../pieces/judging'
import { verb } from '../../kit'
import { atDesk, newRound } from '../../pieces/moves'
import { relationsOf } from '../../sight/relations'
import { deskMustAct, toRequesters } from '../../telling/tellings'
import { afterClosing, dispatchDue, limit } from '../../time/times'
import { partedFrom, workedOn } from '../../pieces/together'

/** Anyone who watches over it may send it back for longer than the person who ordered it. */
const windowOf = (ticket: Ticket, { actor, now, facts }: Ctx): 'supervisorReopen' | 'residentReopen' =>
  relationsOf(ticket, actor, now, facts).some(one => one === 'supervisor' || one === 'inspector')
    ? 'supervisorReopen'
    : 'residentReopen'

/** It was not mended: it is sent out again, in a round of its own. What is out of a merge leaves it. */
export const reopen = verb('Reopened')({
  label: '返工',
  pace: 'rarely',
  way: { page: '/ticket/reopen/reopen', asks: { note: '', yes: '要返工' } },
  by: {
    resolved: ['requester', 'supervisor', 'inspector'],
    closed: ['requester', 'supervisor', 'inspector'],
    merged: ['requester', 'supervisor', 'inspector'],
  },
  to: ['submitted'],
  input: {
    reason: {
      ...reason,
      label: '哪里没办好',
      hint: '写清楚，重新办的人好接着办',
      openers: ['又坏了：', '只办了一半：', '没有人来过：'],
    },
  },
  refuses(ticket, ctx) {
    if (!workedOn(ticket, ctx.facts.chain)) return refuse('MERGED_RUNNING')
    // To send it back is to judge it.
    return actorId(ctx) === ticket.requesterId ? null : mayJudge(ticket, ctx)
  },
  window: {
    closesAt(ticket, ctx) {
      const done = workedOn(ticket, ctx.facts.chain)
      return done && afterClosing(ctx, windowOf(ticket, ctx), done)
    },
    refusal: (ticket, ctx) =>
      refuse('REOPEN_OVER', { long: spanInChinese(ctx.rules.steps[windowOf(ticket, ctx)]) }),
  },
  decide(ticket, _, ctx) {
    const { dueAt, derivation } = limit(ctx, ticket, ctx.now)
    return {
      limitAt: dueAt,
      derivation,
      dispatchDueAt: dispatchDue(ctx, dueAt, ticket.urgent),
      desk: ticket.aboutStaff ? 'inspector' : 'dispatcher',
      linked: ticket.stage.state === 'merged' ? (workedOn(ticket, ctx.facts.chain)?.id ?? null) : null,
    }
  },
  // The others stay with the result.
  also: (ticket, { linked }, ctx) => (linked === null ? [] : partedFrom(ticket, ctx.facts.chain)),
  evolve: (ticket, { at, limitAt, derivation, dispatchDueAt, desk, linked }) => ({
    stage: atDesk(dispatchDueAt, at),
    record: {
      round: ticket.round + 1,
      rounds: [...ticket.rounds, newRound(ticket.round + 1, at, limitAt, derivation)],
      desk,
      publication: null,
      givenBackBy: null,
      givenBack: null,
      linked: linked ?? ticket.linked,
    },
    forget: ['soonLate', 'late'],
  }),
  message: '又交上去了，会重新派人办。',
  words: { text: 'presser', reviewedBy: 'town', known: 'everyone', told: true },
  board: 'running',
  phrase: '返工',
  tells: [
    { ...deskMustAct('digest', '要返工，请重新派。'), template: 'reopened' },
    toRequesters('badge', '重新开始办了，等着派人。', { until: 'onDesk' }),
  ],
  timeline: '要求返工，重新办',
})
