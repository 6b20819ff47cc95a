/** Everything lists filter and sort by, derived from the fold and stored beside it. */
import { monthKey } from '../../clock/shanghai'
import type { PersonId } from '../../people/role'
import { nextDueAt } from '../time/due'
import {
  actDueAt,
  awaitsRevisit,
  fellDueAt,
  holderOf,
  isKeptFromCommittee,
  isShowable,
  roundOf,
} from '../pieces/selectors'
import { waitsKeys } from '../pieces/requests'
import { OPEN_STATES, type Ticket } from '../types'

export const QUEUES = [
  'desk',
  'returned',
  'town',
  'offered',
  'inHand',
  'referred',
  'toRevisit',
  'toRate',
  'closed',
  'ended',
] as const
/** Whose turn it is. `town`: the inspector decides next; `returned`: it was out once and came back. */
export type Queue = (typeof QUEUES)[number]

export interface ListKeys {
  /** Requester and author: my orders. */
  mineOf: PersonId[]
  /** The same while it is not at its end: what is over never stands before what is not. */
  openOf: PersonId[]
  /** The sub-category while it may still be merged with another; null otherwise, and for complaints about staff. */
  openSub: string | null
  offeredTo: PersonId[]
  /** Holder and co-handlers while it is in hand. */
  handlers: PersonId[]
  /** Whom it waits for today: offered to them, or in their hands. */
  todoOf: PersonId[]
  /** Everyone who ever handled it. */
  handledBy: PersonId[]
  queue: Queue
  /** The most pressing deadline now running; for an ended ticket, when it ended. Lists sort by it. */
  dueAt: number
  /** dueAt, limitAt, closedAt with the id, like sortKey: many tickets end in the same millisecond, and paging must not lose one. */
  dueKey: string
  limitKey: string | null
  closedKey: string | null
  /** Earliest next deadline for the sweep, reminders included. */
  nextDueAt: number | null
  /** submittedAt, 13 digits, and the id: one key for keyset paging. */
  sortKey: string
  /** 'YYYY-MM' of the day each round fell due: the months whose board it touches. */
  months: string[]
  /** The end of the running round's limit while the total clock runs; null once it stopped. "Late" is `limitAt < now`. */
  limitAt: number | null
  showable: boolean
  published: boolean
  aboutStaff: boolean
  /** Kept from the committee: it judges none of these. */
  kept: boolean
  /** What waits for an answer in a list of the levels above: the nodes it lies under, each with the request. */
  waits: string[]
  closedAt: number | null
}

export function listKeys(ticket: Ticket): ListKeys {
  const holder = holderOf(ticket)
  const round = roundOf(ticket)
  const keyOf = (at: number | null): string | null =>
    at === null ? null : `${String(at).padStart(13, '0')}${ticket.id}`
  const dueAt = urgency(ticket)
  const limitAt = round.endedAt === null ? round.limitAt : null
  const closedAt = ticket.stage.state === 'closed' ? ticket.stage.closedAt : null
  const offeredTo = ticket.stage.state === 'dispatched' ? ticket.stage.offer.to : []
  const handlers = ticket.stage.state === 'claimed' ? unique([holder, ...ticket.stage.coHandlers]) : []
  // A helper who typed a complaint about staff does not keep it in sight.
  const mineOf = unique([ticket.requesterId, ticket.aboutStaff ? null : ticket.authorId])
  return {
    mineOf,
    openOf: OPEN_STATES.includes(ticket.stage.state) ? mineOf : [],
    openSub: mayBeMerged(ticket) ? ticket.sub : null,
    offeredTo,
    handlers,
    todoOf: [...offeredTo, ...handlers],
    handledBy: ticket.handledBy,
    queue: queueOf(ticket),
    dueAt,
    dueKey: keyOf(dueAt) ?? '',
    limitKey: keyOf(limitAt),
    closedKey: keyOf(closedAt),
    nextDueAt: nextDueAt(ticket),
    sortKey: keyOf(ticket.submittedAt) ?? '',
    months: unique(ticket.rounds.map(one => monthKey(fellDueAt(one)))),
    limitAt,
    showable: isShowable(ticket),
    published: ticket.publication !== null,
    aboutStaff: ticket.aboutStaff,
    kept: isKeptFromCommittee(ticket),
    waits: waitsKeys(ticket),
    closedAt,
  }
}

function queueOf(ticket: Ticket): Queue {
  switch (ticket.stage.state) {
    case 'submitted':
      if (ticket.desk === 'inspector') return 'town'
      return roundOf(ticket).dispatchedAt === null ? 'desk' : 'returned'
    case 'dispatched':
      return 'offered'
    case 'claimed':
      return 'inHand'
    case 'referred':
      return 'referred'
    case 'resolved':
      return awaitsRevisit(ticket) ? 'toRevisit' : 'toRate'
    case 'closed':
      return 'closed'
    case 'withdrawn':
    case 'declined':
    case 'merged':
      return 'ended'
  }
}

const mayBeMerged = (ticket: Ticket): boolean =>
  !ticket.aboutStaff && ticket.stage.state !== 'resolved' && OPEN_STATES.includes(ticket.stage.state)

function urgency(ticket: Ticket): number {
  const { stage } = ticket
  if (stage.state === 'resolved')
    return awaitsRevisit(ticket) ? (stage.revisitDueAt ?? stage.closeDueAt) : stage.closeDueAt
  return stage.state === 'closed'
    ? stage.closedAt
    : (actDueAt(ticket) ?? roundOf(ticket).endedAt ?? ticket.at)
}

const unique = <T>(list: readonly (T | null)[]): T[] =>
  [...new Set(list)].filter((one): one is T => one !== null)
