/**
 * Forgetting words. Events keep salted commitments only, so every chain still verifies; the salt goes too: nobody can
 * guess the words back.
 */
import type { EventType } from '../../miniprogram/core/ticket/events'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import { makeBoardsAgain } from './boards'
import type { WordsDoc } from './documents'
import { files, store } from './ports'
import { withRetry } from './retry'

/** The matter itself belongs to the requester, whoever typed it: a helper, a neighbour from a slip, a supervisor for the wall. */
const THEIRS: readonly EventType[] = ['Submitted', 'Amended', 'Rated', 'Published']

/** The words of a ticket that this person may have erased, erased ones left out. */
export async function wordsOfPerson(ticket: Ticket, person: PersonId): Promise<WordsDoc[]> {
  const where = { ticketId: ticket.id }
  const all = await store.all('ticket_words', { where })
  const events = new Map(
    (await store.all('ticket_events', { where, sort: ['rev', 'asc'] })).map(event => [event._id, event.type]),
  )
  return all.filter(doc => {
    const type = events.get(doc._id)
    const ofRequester = ticket.requesterId !== null && type !== undefined && THEIRS.includes(type)
    return doc.erasedAt === null && (ofRequester ? ticket.requesterId : doc.by) === person
  })
}

/** Words of one event, with their photos and recordings, and what waits for somebody to look at them. How many files went. */
export async function forgetWords(words: WordsDoc, now: number): Promise<number> {
  const ids = [
    ...new Set([...Object.keys(words.kept ?? {}), ...(words.words?.attachments ?? []).map(({ id }) => id)]),
  ]
  // Files first: cut off here, the words still name them, and the next try goes on.
  await files.remove(Object.values(words.kept ?? {}).filter(Boolean))
  for (const id of ids) await store.remove('files', id)
  await withRetry(() =>
    store.transaction(async tx => {
      const current = await tx.get('ticket_words', words._id)
      if (current)
        await tx.put('ticket_words', {
          ...current,
          words: null,
          salt: '',
          kept: {},
          contact: null,
          erasedAt: current.erasedAt ?? now,
        })
      for (const id of [words._id, ...ids]) {
        const review = await tx.get('reviews', id)
        if (review) await tx.put('reviews', { ...review, state: 'done' })
      }
    }),
  )
  const ticket = (await store.get('tickets', words.ticketId))?.ticket
  if (ticket?.publication?.eventId === words._id) await makeBoardsAgain(ticket, now)
  return ids.length
}
