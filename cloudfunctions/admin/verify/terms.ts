/** Whether an order is found by what stands in it, and by nothing that was erased. */
import { MOST_ENTRIES } from '../../../miniprogram/core/ticket/lists/findable'
import type { TicketDoc, WordsDoc } from '../../_documents'
import { foundOf } from '../../_journal/orders/found'
import type { Seal } from '../../_platform/seal'
import { found, type Finding } from './findings'

/** A household's door may have had another name when the order came: so many entries of it may be left. */
const OF_AN_OLD_DOOR = 16

/** An order from before there were terms has none to check: `rebuild` makes them. */
export function checkTerms(
  { _id, ticket, found: stored }: TicketDoc,
  words: readonly WordsDoc[],
  door: string | null,
  by: Pick<Seal, 'termHash' | 'open'>,
): Finding[] {
  // Of a long text the end has no room, and which end that is hangs on what was let through first.
  if (stored === undefined || stored.length > MOST_ENTRIES - OF_AN_OLD_DOOR) return []
  const isErased = words.some(one => one._id === ticket.wordsId && one.erasedAt !== null)
  const there = new Set(stored)
  const right = new Set(foundOf(ticket, words, door, by))
  const missing = foundOf(ticket, words, null, by).filter(term => !there.has(term))
  const more = stored.filter(term => !right.has(term))
  return missing.length > 0 || more.length > (isErased ? 0 : OF_AN_OLD_DOOR)
    ? [found('terms', _id, null, ticket.no)]
    : []
}
