import { commitmentOf, hashOf } from '../../cloudfunctions/_shell/chain'
import type { EventDoc, FileDoc, TicketDoc, WordsDoc } from '../../cloudfunctions/_shell/documents'
import type { Batch } from './orders'
import type { Peopled, Person } from './people'

interface Told { ticket: TicketDoc; events: EventDoc[]; words: WordsDoc[]; files: FileDoc[] }

/** Ids made for a village that is echoed carry this instead of hexadecimal digits. */
export const MARK = 'zzz'

/**
 * The same lives of orders in another village of the same shape, as other people: every id is exchanged, chain and
 * commitments are made anew. Deciding a million orders one by one would take an hour; this takes minutes.
 */
export class Echo {
  private readonly told: string[]
  constructor(private readonly from: Peopled, batch: Batch, private readonly contactOf: (personId: string) => WordsDoc['contact']) {
    const of = <T extends { ticketId: string | null }>(docs: readonly T[]) => {
      const byTicket = new Map<string | null, T[]>()
      for (const doc of docs) byTicket.set(doc.ticketId, [...(byTicket.get(doc.ticketId) ?? []), doc])
      return (id: string) => byTicket.get(id) ?? []
    }
    const [events, words, files] = [of(batch.ticket_events), of(batch.ticket_words), of(batch.files)]
    this.told = batch.tickets.map(ticket => JSON.stringify({ ticket, events: events(ticket._id), words: words(ticket._id), files: files(ticket._id) } satisfies Told))
  }

  /** The first `n` orders, in `village`, the `nth` of the county. */
  in(village: Peopled, nth: number, n: number): Batch {
    const { from } = this
    const persons = new Map(pairs(from, village).map(([a, b]) => [a.actor.id, b.actor.id]))
    const names = new Map(pairs(from, village).map(([a, b]) => [a.name, b.name]))
    const mark = nth.toString(16).padStart(MARK.length, '0')
    const pattern = new RegExp(`${from.grid._id}|"${from.town._id}"|${MARK}|"${from.code}(?=\\d)|"p\\d{6}|"(?:byName|holderName|name)":"[^"]+"`, 'g')
    const exchanged = (match: string): string => {
      if (match === from.grid._id) return village.grid._id
      if (match === MARK) return mark
      if (match.startsWith('"p')) return `"${persons.get(match.slice(1)) ?? match.slice(1)}`
      if (match.includes(':')) return match.replace(/[^"]+(?="$)/, name => names.get(name) ?? name)
      return match.endsWith('"') ? `"${village.town._id}"` : `"${village.code}`
    }
    const batch: Batch = { tickets: [], ticket_events: [], ticket_words: [], files: [], reviews: [], numbers: [] }
    const last = new Map<string, number>()
    for (const text of this.told.slice(0, n)) {
      const one = JSON.parse(text.replace(pattern, exchanged)) as Told
      this.rechain(one)
      batch.tickets.push(one.ticket)
      batch.ticket_events.push(...one.events)
      batch.ticket_words.push(...one.words)
      batch.files.push(...one.files)
      const [head = '', number = ''] = one.ticket.no.split('-')
      last.set(head.slice(-2), Math.max(last.get(head.slice(-2)) ?? 0, Number(number)))
    }
    for (const [year, n] of last) batch.numbers.push({ _id: `${village.grid._id}:${year}`, v: 1, last: n })
    return batch
  }

  private rechain({ ticket, events, words }: Told): void {
    const wordsOf = new Map(words.map(one => [one._id, one]))
    let prev = ''
    for (const event of events) {
      const said = wordsOf.get(event._id)
      if (said?.words) event.said = commitmentOf(said.words, said.salt)
      event.prev = prev
      event.hash = prev = hashOf(event)
    }
    ticket.ticket.head = prev
    const { requesterId } = ticket.ticket
    if (words[0]?.contact && requesterId !== null) words[0].contact = this.contactOf(requesterId)
  }
}

/** Who takes whose place: the same post, the same place in the list. */
function pairs(from: Peopled, to: Peopled): [Person, Person][] {
  const all = (village: Peopled) => [village.dispatcher, ...village.supervisors, ...village.inspectors, ...village.gridMembers.values(), ...village.residents]
  const others = all(to)
  return all(from).flatMap((one, i): [Person, Person][] => { const other = others[i]; return other ? [[one, other]] : [] })
}

/** The same groups and household grids under the village, and as many people. */
export const sameShape = (a: Peopled, b: Peopled): boolean =>
  a.residents.length === b.residents.length && a.leaves.length === b.leaves.length &&
  a.leaves.every((leaf, i) => leaf.grid._id.slice(a.grid._id.length) === b.leaves[i]?.grid._id.slice(b.grid._id.length))
