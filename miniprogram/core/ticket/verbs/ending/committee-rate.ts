import { refuse } from '../../../refusal'
import { spanInChinese } from '../../../clock/in-chinese'
import { score, text } from '../../../process/fields'
import { standsInNow } from '../../pieces/standing-in'
import { mayJudge } from '../../pieces/judging'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { inRound } from '../../pieces/moves'
import { deskReads, toRequesters } from '../../telling/tellings'
import { afterClosing } from '../../time/times'

const judge = ({ standIn }: { standIn?: true }): string => (standIn ? '镇里代监委会' : '监委会')

/** A member of the committee judges result, speed and manner; their newest judgement of a round counts. */
export const committeeRate = verb('CommitteeRated')({
  label: '评议',
  pace: 'usual',
  way: { page: '/committee/rate/rate', asks: { note: '', yes: '交评议' } },
  by: { resolved: ['supervisor'], closed: ['supervisor'] },
  to: ['same'],
  most: 60,
  input: {
    result: score({ label: '结果', max: 5, required: 'BAD_INPUT' }),
    speed: score({ label: '速度', max: 5, required: 'BAD_INPUT' }),
    manner: score({ label: '态度', max: 5, required: 'BAD_INPUT' }),
    text: text({ label: '还想说的话', max: LIMITS.rating, moderated: true }),
  },
  refuses: mayJudge,
  window: {
    closesAt: (ticket, ctx) => afterClosing(ctx, 'committeeRate', ticket),
    refusal: (_, { rules }) => refuse('COMMITTEE_OVER', { long: spanInChinese(rules.steps.committeeRate) }),
  },
  decide: (ticket, { result, speed, manner }, ctx) => ({
    result,
    speed,
    manner,
    ...standsInNow(ticket, ctx),
  }),
  evolve: (ticket, { id, at, by, result, speed, manner }) => ({
    stage: ticket.stage,
    record: {
      rounds: inRound(ticket, ({ committee }) => ({
        committee: [
          ...committee.filter(one => one.by !== by),
          { at, by, result, speed, manner, eventId: id },
        ],
      })),
    },
  }),
  message: '评议记下了。',
  words: { text: 'office', reviewedBy: 'town', known: 'judges' },
  board: 'figures',
  phrase: '已评议',
  tells: [
    deskReads(({ happened }) => `${judge(happened)}评议了。`, 'always'),
    toRequesters('badge', ({ happened }) => `${judge(happened)}评议了，点开看看。`, { until: 'always' }),
  ],
  timeline: ({ standIn }) => (standIn ? '代监委会评议了' : '评议了'),
})
