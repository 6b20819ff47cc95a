/** A ticket and the next event → the ticket after it, by the one engine. */
import * as engine from '../process/evolve'
import type { TicketEvent } from './events'
import { ticketProcess } from './process'
import type { Ticket } from './types'

export const evolve = (ticket: Ticket | null, event: TicketEvent): Ticket =>
  engine.evolve(ticketProcess, ticket, event)

/** The ticket as its events tell it. The first must begin it. */
export const fold = (events: readonly TicketEvent[]): Ticket => engine.fold(ticketProcess, events)
