/** The hash chain of a ticket's events, and the salted commitments of words that stand outside it. */
import { createHash, randomBytes } from 'node:crypto'
import { canonical } from '../../miniprogram/core/canonical'
import type { EventDoc, WordsDoc } from '../_documents'
import { asStored } from '../_documents/upcasters'
import type { Words } from '../../miniprogram/core/ticket/types'

export { canonical }

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const newSalt = (): string => randomBytes(16).toString('hex')

/** What the chain keeps of words: without the salt nobody can guess them back, without the words it still verifies. */
export const commitmentOf = (words: Words, salt: string): string => sha256(committed(words, salt))
export const committed = (words: Words, salt: string): string => `${salt}|${canonical(words)}`

/** An event of any kind of process. */
type Hashed = EventDoc | Omit<EventDoc, '_id'>
/** An event's hash: over all of it as it is stored, but the hash itself (and the store's own id). */
export const hashOf = (event: Hashed): string => sha256(hashed(event))
export function hashed(event: Hashed): string {
  const { hash, _id, ...rest } = asStored(event) as Hashed & { _id?: string }
  return canonical(rest)
}

/** The words that belong to an event: whole, properly erased (whole or a piece of it), changed, or missing without an erasure. */
export function wordsStand(
  commitment: string | null,
  stored: WordsDoc | null,
): 'none' | 'whole' | 'erased' | 'changed' | 'missing' {
  if (commitment === null) return stored ? 'changed' : 'none'
  if (!stored) return 'missing'
  if (stored.words === null) return stored.erasedAt === null ? 'missing' : 'erased'
  // Less than was written, on request: like erased words it can no longer be held against its commitment.
  if (stored.salt === '' && (stored.takenOut?.length ?? 0) > 0) return 'erased'
  const { words, salt } = asStored(stored)
  return words !== null && commitmentOf(words, salt) === commitment ? 'whole' : 'changed'
}

export interface Break {
  eventId: string
  what: 'changed' | 'removed' | 'swapped' | 'cut' | 'words'
}

/**
 * The first thing wrong with a ticket's chain, or null. `tip` is what the ticket remembers of its newest event;
 * without it a cut tail cannot be seen. Deleting words leaves the chain whole.
 */
export function verifyChain(
  ticketId: string,
  events: readonly EventDoc[],
  words: readonly WordsDoc[],
  tip: { rev: number; head: string } | null,
): Break | null {
  const idOf = (rev: number) => `${ticketId}:${String(rev).padStart(6, '0')}`
  const at = new Map(events.map(event => [event._id, event]))
  const wordsByEvent = new Map(words.map(one => [one._id, one]))
  const last = tip?.rev ?? events.length
  let prev = ''
  for (let rev = 1; rev <= last; rev++) {
    const eventId = idOf(rev)
    const event = at.get(eventId)
    if (!event) return { eventId, what: [...at.keys()].some(id => id > eventId) ? 'removed' : 'cut' }
    if (event.rev !== rev || event.id !== eventId) return { eventId, what: 'swapped' }
    if (hashOf(event) !== event.hash) return { eventId, what: 'changed' }
    if (event.prev !== prev) return { eventId, what: 'swapped' }
    const stand = wordsStand(event.commitment, wordsByEvent.get(eventId) ?? null)
    if (stand === 'changed' || stand === 'missing') return { eventId, what: 'words' }
    prev = event.hash
  }
  if (tip && prev !== tip.head) return { eventId: idOf(last), what: 'changed' }
  return null
}
