import { dateText } from '../../../clock/shanghai'
import { flag, text } from '../../../process/fields'
import { actorId } from '../../../process/kinds'
import { isRefusal, refuse } from '../../../refusal'
import { verb } from '../../kit'
import { LIMITS } from '../../../limits'
import { inRound, withPerson } from '../../pieces/moves'
import { promisable, promised } from '../../time/promise'
import { promiseOf, roundOf } from '../../pieces/selectors'
import { beyond, promisedDay } from '../../telling/sentences'
import { toRequesters } from '../../telling/tellings'

/** One of those it was offered to takes it, and promises a day. */
export const claim = verb('Claimed')({
  label: '领单',
  pace: 'usual',
  way: { page: '/grid/claim/claim', asks: { note: '', yes: '领下这单' } },
  by: { dispatched: ['offered'] },
  to: ['claimed'],
  input: {
    measures: text({
      label: '打算怎么办',
      hint: '先做什么，找谁，怎么让人放心',
      openers: ['先上门看看，', '约师傅来修，', '陪着去办，'],
      max: LIMITS.measures,
      moderated: true,
      required: 'NEEDS_WORDS',
    }),
    promisedDay: { ...promisable, label: '答应哪天前办好' },
    lateReason: text({
      label: '为什么要超过时限',
      max: LIMITS.reason,
      moderated: true,
      keptAs: 'reason',
      line: true,
      hint: '比如：等水厂的人来',
      onlyIf: 'promisedDay.late',
    }),
    showContact: flag({ label: '给点单的人看您的电话', on: true }),
  },
  // Who comes second is told who took it.
  elsewhere({ stage }, ctx) {
    if (stage.state !== 'claimed' || actorId(ctx) === stage.holder) return null
    return stage.offeredTo.includes(actorId(ctx))
      ? refuse('TAKEN', { who: stage.holderName, day: dateText(stage.commitment.promisedAt) })
      : refuse('NOT_ALLOWED')
  },
  decide(ticket, { promisedDay, lateReason, showContact }, { now }) {
    const promise = promised(ticket, promisedDay, lateReason)
    if (isRefusal(promise)) return promise
    // Until the lapse is recorded a claim wins, and is marked late.
    return { ...promise, claimedLate: now > ticket.stage.offer.claimDueAt, showContact }
  },
  evolve(ticket, { id, at, by, byName, promisedAt, beyondLimit, claimedLate, showContact }) {
    const holderName = byName ?? ''
    const commitment = {
      at,
      promisedAt,
      beyondLimit,
      claimedLate,
      showContact,
      eventId: id,
      measuresId: id,
      holderName,
    }
    return {
      stage: {
        state: 'claimed',
        holder: by,
        holderName,
        coHandlers: [],
        commitment,
        earlier: roundOf(ticket).promises,
        claimedAt: at,
        offeredTo: ticket.stage.offer.to,
      },
      record: {
        rounds: inRound(ticket, round => ({
          claimedAt: round.claimedAt ?? at,
          claimLate:
            round.claimLate ||
            (round.claimedAt === null && round.claimDueAt !== null && at > round.claimDueAt),
          promises: [...round.promises, commitment],
        })),
        handledBy: withPerson(ticket.handledBy, by),
      },
    }
  },
  message(ticket) {
    const promise = promiseOf(ticket)
    return promise ? `领好了，记得 ${dateText(promise.promisedAt)}前办好。` : '领好了。'
  },
  words: { text: 'office', reviewedBy: 'desk', known: 'everyone', told: true },
  board: 'figures',
  phrase: '已领单',
  tells: [
    toRequesters('message', ({ happened }) => `有人领了，答应 ${dateText(happened.promisedAt)}前办好。`, {
      template: 'claimed',
      until: 'promiseStands',
      at: ({ happened }) => happened.promisedAt,
    }),
  ],
  timeline: ({ promisedAt, beyondLimit }) =>
    `领了单，答应${promisedDay(promisedAt)}前办好${beyond(beyondLimit)}`,
})
