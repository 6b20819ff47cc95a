import type { About } from '../../../miniprogram/core/about'
import { committed, hashed, sha256 } from '../../../cloudfunctions/_journal/chain'
import type { WordsDoc } from '../../../cloudfunctions/_documents'
import { INDEXES } from '../../../cloudfunctions/_documents/indexes'
import { keysOf, type Keys } from '../../cloud/store/keys'
import type { Ready } from '../../cloud/store/load'
import { stringify } from '../../cloud/wire/ejson'
import type { Batch } from '../orders/batch'
import type { Peopled, Person } from '../people/people'
import { Templates, type Template } from './template'

/** Ids made for a village that is copied carry this instead of hexadecimal digits. */
export const MARK = 'zzz'

type Name = 'tickets' | 'events' | 'ticket_words' | 'files'
interface Cut {
  name: Name
  id: Template
  text: Template
  keys: { multi: number; templates: Template[] }[]
}
/** An order, ready to be told elsewhere: what its commitments and hashes are made of, and its documents. */
interface CutOrder {
  id: string
  chain: { commitment: Template | null; commitmentAt: number; event: Template; hashAt: number }[]
  docs: Cut[]
}

/** What is computed again in every village stands in the texts like this. */
const hole = (what: 'hash' | 'commitment', i: number) => `<${what} ${i}>`
const CONTACT = '<contact of '

/**
 * The same lives of orders in another village of the same shape, as other people: every id is exchanged, chain and
 * commitments are made again. Deciding a million orders one by one would take an hour; this writes thousands a second,
 * because texts and index keys are cut once and only filled for each village.
 */
export class VillageCopy {
  private readonly templates: Templates
  private readonly told: CutOrder[]

  constructor(
    private readonly from: Peopled,
    batch: Batch,
    private readonly contactOf: (personId: string) => WordsDoc['contact'],
  ) {
    const inText = [
      from.grid._id,
      `\\b${from.town._id}\\b`,
      `(?<=[a-z])${MARK}`,
      `\\b${from.code}(?=\\d)`,
      '\\bp\\d{6}',
      '(?<="(?:byName|holderName|name)":")[^"]+',
      '<(?:hash|commitment) \\d+>',
      `"${CONTACT}[^"]+"`,
    ]
    // A key that is sorted from the newest has its bytes turned round.
    this.templates = new Templates(
      new RegExp([...inText, `(?<=[\\x80-\\xff])${turned(MARK)}`].join('|'), 'g'),
    )
    this.told = this.cut(batch)
  }

  /** The first `n` orders, in `village`, the `nth` of the county. */
  *in(village: Peopled, nth: number, n: number): Generator<readonly [Name, Ready]> {
    const exchange = this.exchangeFor(village, nth)
    const fill = this.templates.words.map(word =>
      word.charCodeAt(0) > 127 && word === turned(MARK) ? turned(exchange(MARK)) : exchange(word),
    )
    for (const { chain, docs } of this.told.slice(0, n).sort(byId)) {
      for (const { commitment, commitmentAt, event, hashAt } of chain) {
        if (commitment) fill[commitmentAt] = sha256(commitment(fill))
        fill[hashAt] = sha256(event(fill))
      }
      for (const doc of docs) yield [doc.name, filled(doc, fill)]
    }
  }

  private exchangeFor(village: Peopled, nth: number): (word: string) => string {
    const { from } = this
    const people = new Map(
      pairs(from, village).flatMap(
        ([a, b]) =>
          [
            [a.actor.id, b.actor.id],
            [a.name, b.name],
          ] as const,
      ),
    )
    const others = new Map([
      [from.grid._id, village.grid._id],
      [from.town._id, village.town._id],
      [from.code, village.code],
      [MARK, nth.toString(16).padStart(MARK.length, '0')],
    ])
    return word => {
      if (word.startsWith(`"${CONTACT}`))
        return stringify(this.contactOf(people.get(word.slice(CONTACT.length + 1, -1)) ?? ''))
      return others.get(word) ?? people.get(word) ?? word
    }
  }

  private cut(batch: Batch): CutOrder[] {
    const of = <T extends { about: About | null }>(docs: readonly T[]) => {
      const byTicket = new Map<string | undefined, T[]>()
      for (const doc of docs) {
        const id = doc.about?.id
        byTicket.set(id, [...(byTicket.get(id) ?? []), doc])
      }
      return (id: string) => byTicket.get(id) ?? []
    }
    const [eventsOf, wordsOf, filesOf] = [of(batch.events), of(batch.ticket_words), of(batch.files)]
    return batch.tickets.map((ticket): CutOrder => {
      const words = wordsOf(ticket._id)
      const commitmentAt = new Map(words.map(one => [one._id, one]))
      const events = eventsOf(ticket._id).map((event, i) => ({
        ...event,
        hash: hole('hash', i),
        prev: i === 0 ? '' : hole('hash', i - 1),
        commitment:
          event.commitment === null
            ? null
            : commitmentAt.get(event._id)?.words
              ? hole('commitment', i)
              : event.commitment,
      }))
      const chain = events.map((event, i) => {
        const commitment = commitmentAt.get(event._id)
        const place = (what: 'hash' | 'commitment') => this.templates.place(hole(what, i))
        return {
          commitment: commitment?.words
            ? this.templates.cut(committed(commitment.words, commitment.salt))
            : null,
          commitmentAt: place('commitment'),
          event: this.templates.cut(hashed(event)),
          hashAt: place('hash'),
        }
      })
      // Terms are keyed by village: in a copy they would find the orders of another one. `rebuild` makes them.
      const { found: _terms, ...plain } = ticket
      const head = { ...plain, ticket: { ...ticket.ticket, head: hole('hash', events.length - 1) } }
      const contact = (one: WordsDoc, i: number) =>
        i === 0 && one.contact && ticket.ticket.requesterId !== null
          ? { ...one, contact: `${CONTACT}${ticket.ticket.requesterId}` }
          : one
      const docs = (name: Name, list: readonly { _id: string }[]) => list.map(doc => this.cutDoc(name, doc))
      return {
        id: ticket._id,
        chain,
        docs: [
          ...docs('tickets', [head]),
          ...docs('events', events),
          ...docs('ticket_words', words.map(contact)),
          ...docs('files', filesOf(ticket._id)),
        ],
      }
    })
  }

  private cutDoc(name: Name, doc: { _id: string }): Cut {
    const keys = INDEXES[name].map(({ fields }) => {
      const { keys, multi } = keysOf(doc, fields)
      return { multi, templates: keys.map(key => this.templates.cut(key.toString('latin1'))) }
    })
    return { name, id: this.templates.cut(doc._id), text: this.templates.cut(stringify(doc)), keys }
  }
}

const filled = ({ id, text, keys }: Cut, fill: readonly string[]): Ready => ({
  id: id(fill),
  text: text(fill),
  keys: keys.map(
    ({ multi, templates }): Keys => ({ multi, keys: templates.map(key => Buffer.from(key(fill), 'latin1')) }),
  ),
})

/** The village's part of an id grows with the village, so orders sorted by id are appended and not scattered. */
const byId = (a: CutOrder, b: CutOrder) => (a.id < b.id ? -1 : 1)

const turned = (text: string): string =>
  Buffer.from(Buffer.from(text, 'latin1').map(byte => ~byte & 255)).toString('latin1')

/** Who takes whose place: the same post, the same place in the list. */
function pairs(from: Peopled, to: Peopled): [Person, Person][] {
  const all = (village: Peopled) => [
    village.dispatcher,
    ...village.supervisors,
    ...village.inspectors,
    ...village.gridMembers.values(),
    ...village.residents,
  ]
  const others = all(to)
  return all(from).flatMap((one, i): [Person, Person][] => {
    const other = others[i]
    return other ? [[one, other]] : []
  })
}

/** The same groups and household grids under the village, and as many people. */
export const sameShape = (a: Peopled, b: Peopled): boolean =>
  a.residents.length === b.residents.length &&
  a.grids.length === b.grids.length &&
  a.grids.every(
    (leaf, i) => leaf.grid._id.slice(a.grid._id.length) === b.grids[i]?.grid._id.slice(b.grid._id.length),
  )
