/** The terms of an order made again where its words changed by something else than a step: let through, erased, rebuilt. */
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { TicketDoc, WordsDoc } from '../../_documents'
import type { Tx } from '../../_platform/inside'
import { seal, store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { doorOf } from './door'
import { foundOf, withText } from './found'

/** What an order is found by, besides itself. */
interface Behind {
  words: WordsDoc[]
  door: string | null
}

/** The events whose texts it is found by. */
export const findsBy = ({ wordsId, added }: Pick<Ticket, 'wordsId' | 'added'>): string[] => [
  wordsId,
  ...added,
]

/** Two calls, side by side; of a guest's order a third. `except`: words that the caller knows. */
async function behind(ticket: Ticket, except?: string): Promise<Behind> {
  const { householdId, requesterId } = ticket
  const [words, door] = await Promise.all([
    store.some(
      'ticket_words',
      findsBy(ticket).filter(id => id !== except),
    ),
    // A guest's order has no household; then the person says where.
    householdId === null && requesterId !== null
      ? store.get('people', requesterId).then(whose => doorOf(null, whose))
      : doorOf(householdId, null),
  ])
  return { words, door }
}

const foundNow = (ticket: Ticket, { words, door }: Behind): string[] => foundOf(ticket, words, door, seal)

/** Whether two lists of terms find the same. */
const isSame = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  a !== undefined && [...a].sort().join() === [...b].sort().join()

/** Whether its terms were not as they should be. They are made from what stands there in this very transaction. */
export const findRightly = (id: string, dryRun: boolean): Promise<boolean> =>
  withRetry(() =>
    store.transaction(async tx => {
      const doc = await tx.get('tickets', id)
      if (!doc) return false
      const found = foundNow(doc.ticket, await behind(doc.ticket))
      if (isSame(doc.found, found)) return false
      if (!dryRun) await tx.put('tickets', { ...doc, found })
      return true
    }),
  )

const orderOf = async (tx: Tx, { about: { kind, id }, _id }: WordsDoc): Promise<TicketDoc | null> => {
  const doc = kind === 'ticket' ? await tx.get('tickets', id) : null
  // An order without terms gets all of them by `rebuild`.
  return doc?.found && findsBy(doc.ticket).includes(_id) ? doc : null
}

/** In the transaction that let these words through: the order is found by them from now on. */
export async function findToo(tx: Tx, words: WordsDoc): Promise<void> {
  const doc = await orderOf(tx, words)
  if (doc) await tx.put('tickets', { ...doc, found: withText(doc, words.words, seal) })
}

/** In the transaction that took something of these words away: the order is found by what is left. */
export async function findAnew(tx: Tx, words: WordsDoc): Promise<void> {
  const doc = await orderOf(tx, words)
  if (!doc) return
  const { ticket } = doc
  // With the first words of the person concerned everything is closed.
  const isOver = words.erasedAt !== null && words._id === ticket.wordsId && ticket.requesterId !== null
  const others = isOver ? { words: [], door: null } : await behind(ticket, words._id)
  const found = foundNow(ticket, { ...others, words: [words, ...others.words] })
  // Once its first words are gone the order is found by nothing typed: then many texts may go at once, in nobody's way. Else the
  // order is written in any case, so that two texts that go at the same moment meet and each sees what the other left.
  const isClosed = others.words.some(
    ({ _id, erasedAt }) => _id === ticket.wordsId && erasedAt !== null && words.at <= erasedAt,
  )
  if (!isClosed || !isSame(doc.found, found)) await tx.put('tickets', { ...doc, found })
}
