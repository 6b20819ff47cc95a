import { ref } from '../../../process/fields'
import { refuse } from '../../../refusal'
import { otherDesk } from '../../pieces/desk'
import { verb } from '../../kit'
import { ended } from '../../pieces/moves'
import { isReserved } from '../../pieces/selectors'
import { toHands, toRequester, toRequesters } from '../../telling/tellings'
import type { JoinedOrder, State, Ticket } from '../../types'

const MERGE_INTO: readonly State[] = ['submitted', 'dispatched', 'claimed']
/** More would make a document that nobody can open. */
const MOST_JOINED = 99

const joinedOf = ({ id, no, requesterId, householdId, wordsId, added }: Ticket): JoinedOrder => ({
  id,
  no,
  requesterId,
  householdId,
  words: [wordsId, ...added],
})
/** What comes to the order that stays: this one, with what had been merged into it before. */
const ordersOf = (ticket: Ticket): JoinedOrder[] => [joinedOf(ticket), ...ticket.joined]

/** Two orders of one thing are worked on as one. */
export const merge = verb('Merged')({
  label: '并单',
  pace: 'usual',
  way: { page: '/desk/dispatch/dispatch' },
  by: { submitted: ['dispatcher'], dispatched: ['dispatcher'] },
  to: ['merged'],
  insists: true,
  needs: ['target'],
  input: { into: ref({ label: '并到哪一单', to: 'matter', required: 'BAD_INPUT' }) },
  // No likeness is ever sought across complaints.
  refuses: (ticket, ctx) => (ticket.aboutStaff ? refuse('NOT_ALLOWED') : otherDesk(ticket, ctx)),
  decide(ticket, { into }, { facts: { target } }) {
    if (into === ticket.id) return refuse('MERGE_SELF', {}, 'into')
    if (!target || target.id !== into || target.villageId !== ticket.villageId || target.aboutStaff)
      return refuse('NOT_FOUND', {}, 'into')
    if (!MERGE_INTO.includes(target.stage.state)) return refuse('MERGE_TARGET', {}, 'into')
    // Its words would be read by the person who reads the other one.
    if (isReserved(ticket) !== isReserved(target)) return refuse('MERGE_KIND', {}, 'into')
    if (target.joined.length + ordersOf(ticket).length > MOST_JOINED) return refuse('MERGE_FULL', {}, 'into')
    return { into }
  },
  also: (ticket, _, { facts: { target } }) =>
    target ? [{ matter: target, type: 'Joined', facts: { orders: ordersOf(ticket) } }] : [],
  evolve: (ticket, { at, into }) => ({
    stage: { state: 'merged', into },
    record: { rounds: ended(ticket, at) },
  }),
  message: '并好了，两边都看得到进展。',
  words: { text: 'none', known: 'everyone' },
  board: 'running',
  phrase: '已并单',
  tells: [
    toRequester('badge', '跟另一件同样的事并在一起办，那边有消息一样告诉您。', { until: 'merged' }),
    toRequesters('badge', '又有一户反映同一件事，并在一起办了。', {
      until: 'merged',
      on: ({ happened }) => happened.into,
    }),
    toHands('又有一户反映同一件事，点开看他们说的。', {
      until: 'merged',
      on: ({ happened }) => happened.into,
    }),
  ],
  timeline: '把它并到了另一单',
})
