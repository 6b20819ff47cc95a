import { choice, flag, text } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { verb } from '../../kit'
import { OUTCOME_LABELS } from '../../../labels'
import { LIMITS } from '../../../limits'
import { atDesk, inRound } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { outcomeText } from '../../telling/sentences'
import { deskMustAct, toRequesters } from '../../telling/tellings'
import { dispatchDue, endings } from '../../time/times'
import { OUTCOMES } from '../../types'

/** What the other office answered: it did it, or it does not take it. */
export const answerReferral = verb('ReferralAnswered')({
  label: '记回执',
  pace: 'usual',
  way: { sheet: { note: '', yes: '记下来' } },
  by: { referred: ['dispatcher', 'inspector'] },
  to: ['submitted', 'resolved'],
  input: {
    accepted: flag({ label: '那边接不接', labels: { yes: '接了，办完了', no: '不接，退回来' } }),
    outcome: choice({ label: '办成了没有', of: OUTCOMES, labels: OUTCOME_LABELS, onlyIf: 'accepted' }),
    text: text({ label: '那边怎么说', max: LIMITS.text, moderated: true, required: 'NEEDS_WORDS' }),
  },
  decide(ticket, { accepted, outcome }, ctx) {
    if (!accepted) {
      const dispatchDueAt = dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent)
      return { accepted, outcome: null, dispatchDueAt, closeDueAt: null, revisitDueAt: null }
    }
    if (outcome === undefined) return refuse('NEEDS_OUTCOME', {}, 'outcome')
    return { accepted, outcome, dispatchDueAt: null, ...endings(ctx, ticket) }
  },
  evolve(ticket, { id, at, by, accepted, outcome, dispatchDueAt, closeDueAt, revisitDueAt }) {
    if (!accepted || outcome === null || closeDueAt === null)
      return { stage: atDesk(dispatchDueAt ?? at, at) }
    const { referredBy } = ticket.stage
    return {
      stage: {
        state: 'resolved',
        holder: null,
        holderName: null,
        coHandlers: [],
        commitment: null,
        earlier: roundOf(ticket).promises,
        closeDueAt,
        revisitDueAt,
      },
      record: {
        rounds: inRound(ticket, () => ({
          endedAt: at,
          resolution: { at, by, outcome, eventId: id, referredBy },
        })),
      },
    }
  },
  message: '回执记下了。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone', told: true },
  board: 'running',
  phrase: '有回执',
  tells: [
    toRequesters('message', '那边办结了，请看一看结果，评一评。', {
      template: 'resolved',
      until: 'unrated',
      when: ({ happened }) => happened.accepted,
    }),
    toRequesters('badge', '移交的那边没有接，回到派单台重新派。', {
      when: ({ happened }) => !happened.accepted,
    }),
    {
      ...deskMustAct('badge', '移交的那边没有接，要重新派。'),
      when: ({ happened }) => !happened.accepted,
    },
  ],
  timeline: ({ accepted, outcome }) =>
    accepted ? `记了回执：${outcomeText(outcome)}` : '记了回执：那边不接，回到派单台',
})
