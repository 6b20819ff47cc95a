/** All tickets of a village in the order they last moved, page by page; a ticket that moves meanwhile is met again. */
import type { About } from '../../miniprogram/core/about'
import type { SealDoc, TicketDoc, WordsDoc } from '../_documents'
import { store } from '../_platform/ports'
import { gte } from '../_platform/bounds'
import { onePage } from '../_platform/reach'
import { whereAbout } from '../_documents/where-about'

export interface Page {
  tickets: TicketDoc[] /** Where the next page begins; '' when this was the last. */
  next: string
}

/** `cursor`: '' or what the last page said. */
export async function ticketsOf(villageId: string, cursor: string, limit = 100): Promise<Page> {
  const [at = '0', ...seen] = cursor.split('|')
  const known = new Set(seen)
  const found = await store.list('tickets', {
    where: { villageId, 'ticket.at': gte(Number(at)) },
    sort: ['ticket.at', 'asc'],
    limit: onePage(limit + known.size),
  })
  const tickets = found.filter(t => !known.has(t._id))
  const last = found[found.length - 1]
  if (found.length < limit + known.size || !last) return { tickets, next: '' }
  // Several may have moved in the same millisecond: those are named, so that none is left out and none comes twice.
  const ties = found.filter(t => t.ticket.at === last.ticket.at).map(t => t._id)
  return { tickets, next: [last.ticket.at, ...ties].join('|') }
}

export const wordsOf = (matter: About): Promise<WordsDoc[]> =>
  store.all('ticket_words', { where: whereAbout(matter) })

/** A busy village has some hundred leaves a day. */
const SEALS = 20
/** Seals behind this day, oldest first. `next`: the last of their days; null when these were the last. */
export async function sealsAfter(
  villageId: string,
  day: string,
): Promise<{ seals: SealDoc[]; next: string | null }> {
  const seals = await store.list('seals', {
    where: { villageId },
    sort: ['day', 'asc'],
    after: day,
    limit: onePage(SEALS),
  })
  return { seals, next: seals.length === SEALS ? (seals.at(-1)?.day ?? null) : null }
}
