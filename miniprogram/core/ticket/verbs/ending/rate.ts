import { spanInChinese } from '../../../clock/in-chinese'
import { actorId } from '../../../process/kinds'
import { code, score, text } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { SCORE_LABELS } from '../../../labels'
import { attachments } from '../../inputs'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { inRound } from '../../pieces/moves'
import { roundOf } from '../../pieces/selectors'
import { afterClosing, due } from '../../time/times'
import { workedOn } from '../../pieces/together'

/** The requester says how it was done; what was merged is rated under its own number. */
export const rate = verb('Rated')({
  label: '评价',
  pace: 'usual',
  way: {
    page: '/ticket/rate/rate',
    asks: { note: '', yes: '交评价', without: ['slip'], voice: '说一段话' },
  },
  by: {
    resolved: ['requester', 'slipHolder'],
    closed: ['requester', 'slipHolder'],
    merged: ['requester', 'slipHolder'],
  },
  to: ['same'],
  most: 20,
  input: {
    score: score({ label: '满意不满意', max: 5, required: 'BAD_INPUT' }),
    text: text({
      label: '想说的话',
      max: LIMITS.rating,
      moderated: true,
      hint: '哪里好、哪里不好，不写也行',
    }),
    attachments,
    // Through which somebody else types it: looked up before anything is decided.
    slip: code({ label: '评价条上的编号' }),
  },
  refuses(ticket, ctx) {
    const done = workedOn(ticket, ctx.facts.chain)
    if (!done) return refuse('MERGED_RUNNING')
    // Through a slip, too: neither the helper nor a handler types the rating.
    const typist = actorId(ctx)
    const isHelper = typist === ticket.authorId && typist !== ticket.requesterId
    const hasHandled = done.handledBy.includes(typist) || ticket.handledBy.includes(typist)
    if (isHelper || hasHandled || ctx.facts.slipKin) return refuse('RELATED')
    const until = afterClosing(ctx, 'rateWindowAfterClose', done)
    return until !== null && ctx.now > until
      ? refuse('RATE_OVER', { long: spanInChinese(ctx.rules.steps.rateWindowAfterClose) })
      : null
  },
  // The first rating of a round may be replaced for a while.
  window: {
    closesAt(ticket, ctx) {
      const { rating } = roundOf(ticket)
      return rating ? due(ctx, 'rateReplace', rating.firstAt) : null
    },
    refusal: (_, { rules }) => refuse('ALREADY_RATED_LATE', { long: spanInChinese(rules.steps.rateReplace) }),
  },
  decide: (ticket, { score }, ctx) => ({ score, slip: actorId(ctx) !== ticket.requesterId }),
  evolve: (ticket, { id, at, by, score }) => ({
    stage: ticket.stage,
    record: {
      rounds: inRound(ticket, ({ rating }) => ({
        rating: { firstAt: rating?.firstAt ?? at, at, by, score, eventId: id },
      })),
    },
  }),
  message: (_, { rules }) => `谢谢您，评价记下了，${spanInChinese(rules.steps.rateReplace)}里还能改。`,
  words: { text: 'person', reviewedBy: 'town', known: 'judges' },
  board: 'figures',
  // The score itself is not told. Better ones are told to nobody: desk and handler read the released five.
  phrase: '已评价',
  tells: [
    {
      when: ({ happened }) => happened.score <= 2,
      who: 'town',
      how: 'badge',
      template: 'returned',
      page: 'order',
      until: 'always',
      text: '点单的人不满意，请看一看。',
    },
  ],
  timeline: ({ slip, score }, saying) =>
    `${slip ? '照纸条替本人' : ''}${saying.score && score ? `评了 ${score} 分，${SCORE_LABELS[score]}` : '评价了'}`,
})
