/** All tickets of a village in the order they last moved, page by page; a ticket that moves meanwhile is met again. */
import type { TicketDoc, WordsDoc } from '../_shell/documents'
import { store } from '../_shell/ports'
import { from } from '../_shell/store'

export interface Page {
  tickets: TicketDoc[] /** Where the next page begins; '' when this was the last. */
  next: string
}

/** `cursor`: '' or what the last page said. */
export async function ticketsOf(villageId: string, cursor: string, limit = 100): Promise<Page> {
  const [at = '0', ...seen] = cursor.split('|')
  const known = new Set(seen)
  const page = await store.list('tickets', {
    where: { villageId, 'ticket.at': from(Number(at)) },
    sort: ['ticket.at', 'asc'],
    limit: limit + known.size,
  })
  const tickets = page.filter(t => !known.has(t._id))
  const last = page[page.length - 1]
  if (page.length < limit + known.size || !last) return { tickets, next: '' }
  // Several may have moved in the same millisecond: those are named, so that none is left out and none comes twice.
  const ties = page.filter(t => t.ticket.at === last.ticket.at).map(t => t._id)
  return { tickets, next: [last.ticket.at, ...ties].join('|') }
}

const MOST = 1000

export async function wordsOf(ticketId: string): Promise<WordsDoc[]> {
  const words: WordsDoc[] = []
  for (;;) {
    const page = await store.list('ticket_words', {
      where: { ticketId },
      sort: ['_id', 'asc'],
      after: words[words.length - 1]?._id ?? '',
      limit: MOST,
    })
    words.push(...page)
    if (page.length < MOST) return words
  }
}
