/** All events of a ticket, oldest first, however many there are. */
import type { EventDoc } from '../_documents'
import { store } from '../_platform/ports'

export const eventsOf = (ticketId: string): Promise<EventDoc[]> =>
  store.all('ticket_events', { where: { ticketId }, sort: ['rev', 'asc'] })
