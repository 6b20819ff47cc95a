import { isRefusal, refuse } from '../../../refusal'
import { offerTo, whom } from '../../pieces/desk'
import { reason } from '../../inputs'
import { verb } from '../../kit'
import { canHandle } from '../../sight/relations'
import { offered, NOT_YOURS_NOW } from '../../telling/sentences'
import { handsOf, offerIsMade, promiseFalls, toPeople } from '../../telling/tellings'

/** Taken from the holder and offered to others. The clock does it when the holder's post has ended. */
export const reassign = verb('Reassigned')({
  label: '改派',
  pace: 'usual',
  way: { page: '/desk/dispatch/dispatch?verb=reassign' },
  by: { claimed: ['dispatcher', 'inspector', 'clock'] },
  to: ['dispatched'],
  needs: ['people', 'holder'],
  input: { ...whom, reason },
  refuses(ticket, ctx) {
    if (ctx.actor !== 'clock') return null
    const { holder } = ctx.facts
    // The clock takes it from nobody whose post is in force.
    return holder && canHandle(holder, ticket, ctx.now) ? refuse('NOT_NOW') : null
  },
  decide(ticket, input, ctx) {
    const offer = offerTo(ticket, input, ctx)
    if (!isRefusal(offer)) return { offer }
    // Nobody is left in that grid: the clock offers it to nobody, and it falls back to the desk at the next sweep.
    if (ctx.actor !== 'clock') return offer
    return { offer: { to: [], pool: input.pool ?? null, at: ctx.now, claimDueAt: ctx.now, byName: null } }
  },
  evolve: (_, { offer }) => ({ stage: { state: 'dispatched', offer } }),
  message: '改派出去了。',
  words: { text: 'office', reviewedBy: 'town', known: 'everyone' },
  board: 'figures',
  phrase: '已改派',
  tells: [
    offerIsMade,
    toPeople(
      ({ before, happened }) => handsOf(before).filter(id => !happened.offer.to.includes(id)),
      'message',
      NOT_YOURS_NOW,
      { template: 'returned', page: 'today', until: 'always' },
    ),
    promiseFalls('换了人办，原来答应的日子不算了，新的人会重新答应。'),
  ],
  timeline: ({ offer }, { names, clock }) =>
    `${clock ? '经办人不在岗了，' : ''}改派给${offered(offer, names)}`,
})
