/** All events of a ticket, oldest first, however many there are. */
import type { EventDoc } from '../_shell/documents'
import { store } from '../_shell/ports'

const MOST = 1000

export async function eventsOf(ticketId: string): Promise<EventDoc[]> {
  const events: EventDoc[] = []
  for (;;) {
    const page = await store.list('ticket_events', {
      where: { ticketId },
      sort: ['rev', 'asc'],
      after: events[events.length - 1]?.rev ?? -1,
      limit: MOST,
    })
    events.push(...page)
    if (page.length < MOST) return events
  }
}
