/** Until when a piece of news about an order holds. A message about a step that is over would send people the wrong way. */
import type { TicketEvent } from '../events'
import { roundOf } from '../pieces/questions'
import type { Reminder, Ticket, Until } from '../types'

const RUNNING: readonly Ticket['stage']['state'][] = ['submitted', 'dispatched', 'claimed', 'referred']
const isRunning = (ticket: Ticket): boolean => RUNNING.includes(ticket.stage.state)

/** `ticket`: the event's own, as it is now. */
const HOLDS: Record<Until, (event: TicketEvent, ticket: Ticket) => boolean> = {
  onDesk: (_, t) => t.stage.state === 'submitted',
  offerStands: (e, t) => t.stage.state === 'dispatched' && 'offer' in e && t.stage.offer.at === e.offer.at,
  promiseStands: (e, t) => t.stage.state === 'claimed' && t.stage.commitment.eventId === e.id,
  declined: (_, t) => t.stage.state === 'declined',
  unrated: (_, t) =>
    (t.stage.state === 'resolved' || t.stage.state === 'closed') && roundOf(t).rating === null,
  running: (_, t) => isRunning(t),
  cancelAsked: (e, t) => t.requests.cancel?.eventId === e.id,
  objected: (e, t) => t.requests.objection?.eventId === e.id,
  reclassifyAsked: (e, t) => t.requests.reclassify?.eventId === e.id,
  merged: (_, t) => t.stage.state === 'merged',
  published: (_, t) => t.publication !== null,
  reminder: (e, t) => e.type === 'Reminded' && LATE[e.reminder](t),
  always: () => true,
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
export const stillHolds = (until: Until, event: TicketEvent, ticket: Ticket): boolean =>
  (event.round === ticket.round || until === 'always') && HOLDS[until](event, ticket)
