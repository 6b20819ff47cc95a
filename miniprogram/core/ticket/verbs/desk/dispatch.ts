import { latestText } from '../../../clock/shanghai'
import { flag } from '../../../process/fields'
import { isRefusal, refuse } from '../../../refusal'
import { isBlank } from '../../../text/fold'
import { kind, offerTo, otherDesk, restingDesk, whom } from '../../pieces/desk'
import { maybeReason } from '../../inputs'
import { verb } from '../../kit'
import { inRound } from '../../pieces/moves'
import { isClassOf, leavesKind, roundOf } from '../../pieces/selectors'
import { offered, NOT_YOURS_NOW } from '../../telling/sentences'
import { handsOf, offerIsMade, toFormer } from '../../telling/tellings'
import { limitByKind, movedLimit } from '../../time/running-limit'
import { decides } from '../../time/times'

/** The desk says what it is, and sends it to a person or to the grid members of a node. */
export const dispatch = verb('Dispatched')({
  label: '派单',
  pace: 'usual',
  way: { page: '/desk/dispatch/dispatch' },
  by: { submitted: ['dispatcher', 'inspector'], dispatched: ['dispatcher', 'inspector'] },
  to: ['dispatched'],
  needs: ['people'],
  input: {
    ...kind,
    ...whom,
    reason: maybeReason,
    // The desk, too, may say that it cannot wait; never that it can.
    urgent: flag({ label: '很急', answer: 'optional' }),
  },
  refuses: otherDesk,
  decide(ticket, input, ctx) {
    const { category, sub, matter, track } = input
    if (!decides(ctx, category, sub)) return refuse('BAD_INPUT', {}, 'sub')
    if (leavesKind(ticket, input)) return refuse('KIND_KEPT', {}, 'category')
    if (ticket.matter !== null && !isClassOf(ticket, input)) return refuse('CLASSIFIED_ALREADY', {}, 'track')
    if (ticket.stage.state === 'dispatched' && isBlank(input.reason))
      return refuse('DISPATCHED_ALREADY', { who: ticket.stage.offer.byName ?? '别人' }, 'reason')
    const urgent = ticket.urgent || input.urgent === true
    const offer = offerTo({ ...ticket, urgent }, input, ctx)
    if (isRefusal(offer)) return offer
    const round = roundOf(ticket)
    // Once classified, the limit stands as it is.
    const { limitAt, derivation } = ticket.matter === null ? limitByKind(ctx, { sub, track }, ticket) : round
    const again = round.dispatchedAt !== null
    return { category, sub, matter, track, limitAt, derivation, offer, again, urgent }
  },
  evolve(ticket, e) {
    const { rounds, forget } = movedLimit(ticket, e)
    return {
      stage: { state: 'dispatched', offer: e.offer },
      record: {
        rounds: inRound({ ...ticket, rounds }, round => ({
          dispatchedAt: round.dispatchedAt ?? e.at,
          claimDueAt: round.claimDueAt ?? e.offer.claimDueAt,
        })),
        desk: restingDesk(ticket),
        category: e.category,
        sub: e.sub,
        matter: e.matter,
        track: e.track,
        urgent: e.urgent,
      },
      forget,
    }
  },
  message: ticket =>
    ticket.stage.state === 'dispatched'
      ? `派出去了，${latestText(ticket.stage.offer.claimDueAt, ticket.at)}要领。`
      : '派出去了。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone' },
  board: 'running',
  phrase: '已改派',
  tells: [
    offerIsMade,
    toFormer(
      ({ before, happened }) => handsOf(before).filter(id => !happened.offer.to.includes(id)),
      NOT_YOURS_NOW,
    ),
  ],
  timeline: ({ again, offer }, { names }) => `${again ? '重新派' : '派'}给${offered(offer, names)}`,
})
