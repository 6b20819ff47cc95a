/** Until when a piece of news about an order holds. A message about a step that is over would send people the wrong way. */
import { waitsForAnswer } from '../../process/news'
import type { TicketEvent } from '../events'
import { roundOf } from '../pieces/selectors'
import type { NewsUntil, Reminder, Ticket, Until } from '../types'

const RUNNING: readonly Ticket['stage']['state'][] = ['submitted', 'dispatched', 'claimed', 'referred']
const isRunning = (ticket: Ticket): boolean => RUNNING.includes(ticket.stage.state)

/** `ticket`: the event's own, as it is now. */
const IS_CURRENT: Record<Exclude<Until, 'always'>, (event: TicketEvent, ticket: Ticket) => boolean> = {
  onDesk: (_, t) => t.stage.state === 'submitted',
  offerStands: (e, t) => t.stage.state === 'dispatched' && 'offer' in e && t.stage.offer.at === e.offer.at,
  promiseStands: (e, t) => t.stage.state === 'claimed' && t.stage.commitment.eventId === e.id,
  declined: (_, t) => t.stage.state === 'declined',
  unrated: (_, t) => roundOf(t).rating === null,
  running: (_, t) => isRunning(t),
  merged: (_, t) => t.stage.state === 'merged',
  published: (_, t) => t.publication !== null,
  reminder: (e, t) => e.type === 'Reminded' && LATE[e.reminder](t),
}

const LATE: Record<Reminder, (ticket: Ticket) => boolean> = {
  dispatchLate: t => t.stage.state === 'submitted',
  promiseLate: t => t.stage.state === 'claimed',
  answerLate: t => t.stage.state === 'referred',
  revisitLate: t => t.stage.state === 'resolved',
  soonLate: isRunning,
  late: isRunning,
}

/** Whether the news still holds. A new round makes everything of the one before it old, but what is always true. */
export function isCurrent(until: NewsUntil, event: TicketEvent, ticket: Ticket): boolean {
  if (until === 'always') return true
  if (event.round !== ticket.round) return false
  return waitsForAnswer(until) ? waits(event, ticket) : IS_CURRENT[until](event, ticket)
}

/** Whether what this event asked still waits for its answer. */
const waits = ({ id }: TicketEvent, { requests }: Ticket): boolean =>
  Object.values(requests).some(asked => asked.eventId === id)
