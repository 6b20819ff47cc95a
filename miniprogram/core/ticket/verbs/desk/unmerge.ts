import { refuse } from '../../../refusal'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { atDesk, inRound } from '../../pieces/moves'
import { cameToNothing, roundOf } from '../../pieces/selectors'
import { deskMustAct, toHands, toRequester, toRequesters } from '../../telling/tellings'
import { dispatchDue } from '../../time/times'
import { partedFrom, worked } from '../../pieces/together'
import type { Ticket } from '../../types'

const intoOf = (ticket: Ticket | null): string | null =>
  ticket?.stage.state === 'merged' ? ticket.stage.into : null

/** It was not the same thing, or the other one came to nothing: it stands on its own again. */
export const unmerge = verb('Unmerged')({
  label: '拆单',
  pace: 'usual',
  way: { sheet: { title: '拆开单独办', note: '两边点单的人都会知道', yes: '拆开' } },
  by: { merged: ['requester', 'dispatcher', 'clock'] },
  to: ['submitted'],
  input: { reason: { ...reason, label: '为什么不是一件事', hint: '比如：那是另一盏灯' } },
  // The clock takes an order back only from one that came to nothing; nobody from one that is done.
  refuses(_, { actor, facts: { chain } }) {
    if (actor !== 'clock') return worked(chain) ? refuse('MERGED_DONE') : null
    const direct = chain?.[0]
    return direct === undefined || cameToNothing(direct) ? null : refuse('NOT_NOW')
  },
  decide: (ticket, _, ctx) => ({
    dispatchDueAt: dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent),
  }),
  also: (ticket, _, { facts: { chain } }) => partedFrom(ticket, chain),
  evolve: (ticket, { at, dispatchDueAt }) => ({
    stage: atDesk(dispatchDueAt, at),
    // The same clock goes on as if it had never stopped: a way back is no new start.
    record: { rounds: inRound(ticket, () => ({ endedAt: null })) },
  }),
  message: '拆开了，又回到待派单。',
  words: { text: 'presser', reviewedBy: 'town', known: 'everyone', told: true },
  board: 'running',
  phrase: '待派单',
  tells: [
    toRequester(
      'badge',
      ({ happened }) =>
        happened.by === 'clock' ? '并过去的那一单没有办成，又单独办了，等着派人。' : '又单独办了，等着派人。',
      { until: 'onDesk' },
    ),
    deskMustAct('badge', '从并单里回来了，要派人。'),
    toRequesters('badge', '并在一起的有一户分出去单独办了。', {
      when: ({ happened }) => happened.by !== 'clock',
      on: ({ before }) => intoOf(before) ?? '',
    }),
    toHands('并在一起的有一户分出去单独办了。', {
      when: ({ happened }) => happened.by !== 'clock',
      on: ({ before }) => intoOf(before) ?? '',
    }),
  ],
  timeline: (_, { clock }) => (clock ? '并过去的那一单没有办成，它又单独等着派人' : '又把它拆成单独一单'),
})
