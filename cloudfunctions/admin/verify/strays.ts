/** What no matter and no household's book shows alone: what belongs to none that is there, and points that came twice. */
import type { EntryDoc, EventDoc, WordsDoc } from '../../_documents'
import { about } from '../../../miniprogram/core/about'
import { whereAbout } from '../../_documents/where-about'
import { WRITTEN } from '../../_journal/written'
import { found, type Finding } from './findings'
import { verifyMatter } from './matter'
import { checkCauses, checkLedger } from './points'
import type { Readable } from './readable'

export interface Stray {
  findings: Finding[]
  events: number
  entries: number
}

const ownerOf = (id: string): string => id.slice(0, id.lastIndexOf(':'))

/** Events and entries whose matter or account is gone, or that lie among those of another. Only these are held. */
export function* strays(store: Readable): Generator<Stray> {
  yield* strayEvents(store)
  yield* strayEntries(store)
}

function* strayEvents(store: Readable): Generator<Stray> {
  const alone = new Map<string, EventDoc[]>()
  const isThere = remembering((event: EventDoc) => {
    const doc = store.get(WRITTEN[event.about.kind].collection, ownerOf(event._id))
    return doc !== undefined
  })
  for (const event of store.each('events')) {
    const id = ownerOf(event._id)
    if (!isThere(id, event)) alone.set(id, [...(alone.get(id) ?? []), event])
    else if (event.about.id !== id)
      yield { findings: [found('swapped', id, event._id)], events: 0, entries: 0 }
  }
  for (const [id, own] of alone) {
    const [first] = own
    if (!first) continue
    const { kind } = first.about
    const words: WordsDoc[] = store.find('ticket_words', whereAbout(about(kind, id)))
    const events = own.sort((a, b) => (a._id < b._id ? -1 : 1))
    yield {
      findings: verifyMatter(kind, id, null, { events, words, seals: [] }),
      events: own.length,
      entries: 0,
    }
  }
}

function* strayEntries(store: Readable): Generator<Stray> {
  const alone = new Map<string, EntryDoc[]>()
  const isThere = remembering((entry: EntryDoc) => store.get('accounts', ownerOf(entry._id)) !== undefined)
  for (const entry of store.each('entries')) {
    const id = ownerOf(entry._id)
    if (!isThere(id, entry)) alone.set(id, [...(alone.get(id) ?? []), entry])
    else if (entry.householdId !== id)
      yield { findings: [found('swapped', id, entry._id)], events: 0, entries: 0 }
  }
  for (const own of alone.values()) {
    const words = own.flatMap(({ commitment, _id }) =>
      commitment === null ? [] : (store.get('ticket_words', _id) ?? []),
    )
    yield { findings: checkLedger([], own, words, []), events: 0, entries: own.length }
  }
}

/** Most of what follows one another is about the same: the last answer is kept. */
function remembering<T>(ask: (one: T) => boolean): (id: string, one: T) => boolean {
  let last: { id: string; is: boolean } | null = null
  return (id, one) => {
    if (last?.id !== id) last = { id, is: ask(one) }
    return last.is
  }
}

/** Hashes of causes that are held at once: eight bytes each. */
const HELD = 1_000_000

/**
 * One cause in two books: hashes first, then only those that meet are read again. Where there are more than may be held, one
 * part of the hashes after the other, each on a walk of its own: the same hash is always in the same part.
 */
export function causesTwice(store: Readable, entries: number, held = HELD): Finding[] {
  const parts = Math.max(1, Math.ceil(entries / held))
  const sizes = parts === 1 ? [entries] : sizesOf(store, parts)
  const twice = new Set<number>()
  for (const [part, size] of sizes.entries())
    for (const hash of meeting(store, size, { part, parts })) twice.add(hash)
  if (twice.size === 0) return []
  const met: EntryDoc[] = []
  for (const entry of store.each('entries')) if (twice.has(hashOf53(entry.cause))) met.push(entry)
  return checkCauses(met)
}

function sizesOf(store: Readable, parts: number): number[] {
  const sizes = new Array<number>(parts).fill(0)
  for (const { cause } of store.each('entries')) {
    const part = hashOf53(cause) % parts
    sizes[part] = (sizes[part] ?? 0) + 1
  }
  return sizes
}

/** Hashes of this part that more than one cause has. */
function* meeting(
  store: Readable,
  size: number,
  { part, parts }: { part: number; parts: number },
): Generator<number> {
  const hashes = new Float64Array(size)
  let n = 0
  for (const { cause } of store.each('entries')) {
    const hash = hashOf53(cause)
    if (hash % parts === part && n < size) hashes[n++] = hash
  }
  hashes.sort()
  for (let i = 1; i < size; i++) {
    const hash = hashes[i]
    if (hash !== undefined && hash === hashes[i - 1]) yield hash
  }
}

/** A whole number below 2⁵³: cyrb53 by bryc (public domain). Meetings are looked at again, so it need not be strong. */
function hashOf53(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
