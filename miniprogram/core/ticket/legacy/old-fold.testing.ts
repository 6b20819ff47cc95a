/**
 * The fold as it was before the engine, for one test: both tell the same ticket of the same events. It goes with the
 * last verb that has no file of its own.
 */
import type { EventType, TicketEvent } from '../events'
import { isReserved, roundOf } from '../questions'
import type { Ticket } from '../types'
import { born, step } from './step'

const HIDDEN: readonly EventType[] = ['Objected', 'Rated', 'CommitteeRated', 'StoodAside']
const hidesFromHandlers = (event: TicketEvent): boolean =>
  event.type === 'ObjectionAnswered' ? !event.upheld : HIDDEN.includes(event.type)

const COUNTED: readonly EventType[] = [
  'Amended',
  'Recommitted',
  'Progressed',
  'HandlerAdded',
  'ReclassifyAsked',
  'Rated',
  'Revisited',
  'CommitteeRated',
  'ConsentChanged',
  'ReadersSet',
  'Published',
]

export function oldEvolve(ticket: Ticket | null, event: TicketEvent): Ticket {
  if (event.type === 'Submitted' || event.type === 'Registered') return born(event)
  if (!ticket) throw new Error(`${event.type} ${event.id} has no ticket before it`)
  const last = { type: event.type, at: event.at, by: event.by, byName: event.byName, eventId: event.id }
  const hides = hidesFromHandlers(event)
  const after = withCalendars(
    step(
      {
        ...ticket,
        rev: event.rev,
        head: event.hash,
        at: event.at,
        last,
        lastOpen: hides ? ticket.lastOpen : last,
        hidden: ticket.hidden + (hides ? 1 : event.type === 'ObjectionAnswered' ? -1 : 0),
      },
      event,
    ),
    event,
  )
  // Another offer is another stage, although the state is called the same.
  const stays = after.stage.state === ticket.stage.state && !('offer' in event)
  const entered = stays ? ticket.entered : event.rev
  const { late, soonLate } = after.reminded
  const lasting = { ...(late ? { late } : {}), ...(soonLate ? { soonLate } : {}) }
  const reminded = stays ? after.reminded : lasting
  return reserved(ticket, { ...counted(after, event), entered, reminded }, event)
}

function reserved(ticket: Ticket, after: Ticket, event: TicketEvent): Ticket {
  if (!isReserved(after)) return after
  // Nothing reserved hangs on the wall.
  return { ...after, publication: null, reservedAt: isReserved(ticket) ? ticket.reservedAt : event.at }
}

/** An event that sets the end of a step says which calendars it hangs on; the step before it is over. */
function withCalendars(ticket: Ticket, event: TicketEvent): Ticket {
  if (!setsStep(event)) return ticket
  const { stepCalendars: _, ...bare } = ticket
  return event.calendars ? { ...bare, stepCalendars: event.calendars } : bare
}

/** The end of a step is called `…DueAt`, or lies in an offer. */
const setsStep = (event: TicketEvent): boolean =>
  'offer' in event ||
  'steps' in event ||
  Object.entries(event).some(([field, value]) => field.endsWith('DueAt') && value !== null)

/** Only what has a most is counted; in the round in which it was done. */
function counted<T extends Ticket>(ticket: T, { type }: TicketEvent): T {
  if (!COUNTED.includes(type)) return ticket
  const { taken } = roundOf(ticket)
  return {
    ...ticket,
    rounds: [
      ...ticket.rounds.slice(0, -1),
      { ...roundOf(ticket), taken: { ...taken, [type]: (taken[type] ?? 0) + 1 } },
    ],
  }
}

/** The ticket as its events tell it. The first must be `Submitted`. */
export function oldFold(events: readonly TicketEvent[]): Ticket {
  const ticket = events.reduce<Ticket | null>(oldEvolve, null)
  if (!ticket) throw new Error('a ticket without events')
  return ticket
}
