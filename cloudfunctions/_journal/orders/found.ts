/**
 * The keyed terms by which an order is found (docs/adr/0210). They lie in the order's own document, so a verb writes them
 * without a call of its own. Who may find what is no matter of the terms: that is the query's (`api/find/audiences.ts`).
 */
import {
  MOST_ENTRIES,
  termsOfOrder,
  type Sayable,
  type Term,
} from '../../../miniprogram/core/ticket/lists/findable'
import type { Ticket, Words } from '../../../miniprogram/core/ticket/types'
import type { TicketDoc, WordsDoc } from '../../_documents'
import type { Seal } from '../../_platform/seal'
import type { Beside, Stepped } from '../keeping'

type Keys = Pick<Seal, 'termHash' | 'open'>

/** The nodes that are asked: a complaint about staff is found by the town alone. */
const nodesOf = ({ aboutStaff, villageId, townId }: Pick<Ticket, 'aboutStaff' | 'villageId' | 'townId'>) =>
  aboutStaff ? [townId] : [villageId, townId]

/** Behind the entries that are there, as many as have room, each in every node. */
function withTerms(
  entries: readonly string[],
  ticket: Pick<Ticket, 'aboutStaff' | 'villageId' | 'townId'>,
  terms: readonly Term[],
  { termHash }: Keys,
): string[] {
  const nodes = nodesOf(ticket)
  const found = new Set(entries)
  for (const { kind, term } of terms) {
    if (found.size + nodes.length > MOST_ENTRIES) break
    for (const node of nodes) found.add(termHash(node, kind, term))
  }
  return [...found]
}

/** Everything an order is found by, from what lies there now. */
export function foundOf(
  ticket: Ticket,
  words: readonly Pick<WordsDoc, '_id' | 'at' | 'words' | 'check' | 'contact' | 'erasedAt'>[],
  door: string | null,
  by: Keys,
): string[] {
  const of = new Map(words.map(doc => [doc._id, doc]))
  const first = of.get(ticket.wordsId)
  const erasedAt = ticket.requesterId === null ? null : (first?.erasedAt ?? null)
  const read = [ticket.wordsId, ...ticket.added].flatMap(id => {
    const doc = of.get(id)
    // What was written before the person took their words back is closed with them.
    return doc?.words && doc.check.text === 'pass' && (erasedAt === null || doc.at > erasedAt)
      ? [doc.words]
      : []
  })
  const contact = erasedAt === null ? (first?.contact ?? null) : null
  const order: Sayable = {
    no: ticket.no,
    texts: read.flatMap(({ place, text }) => [place ?? '', text ?? '']),
    door: erasedAt === null ? door : null,
    sourceNo: ticket.sourceNo,
    householdId: ticket.householdId,
    name: contact?.name ? by.open(contact.name) : null,
    phone: contact?.phone ? by.open(contact.phone) : null,
  }
  return withTerms([], ticket, termsOfOrder(order), by)
}

/** What a step leaves: a new order's terms, and those of what is added. All other steps leave them as they are. */
export function foundAfter(
  { event, before, after }: Stepped<'ticket'>,
  { words, check, contact = null, door = null, stored }: Beside<'ticket'>,
  by: Keys,
): Pick<TicketDoc, 'found'> {
  if (before === null) {
    const doc = {
      _id: event.id,
      at: event.at,
      words,
      check: { text: check, files: {}, by: null },
      contact,
      erasedAt: null,
    }
    return { found: foundOf(after, [doc], door, by) }
  }
  // An order from before there were terms gets all of them at once, by `rebuild`.
  const adds = event.type === 'Amended' && check === 'pass' && stored?.found !== undefined
  return adds ? { found: withText(stored, words, by) } : {}
}

/** The terms that are there, and those of a text that came. */
export const withText = (
  { found = [], ticket }: Pick<TicketDoc, 'found' | 'ticket'>,
  words: Words | null,
  by: Keys,
): string[] =>
  withTerms(found, ticket, termsOfOrder({ ...NOTHING, texts: [words?.place ?? '', words?.text ?? ''] }), by)

const NOTHING: Sayable = {
  no: '',
  texts: [],
  door: null,
  sourceNo: null,
  householdId: null,
  name: null,
  phone: null,
}
