/**
 * A whole data folder verified piece by piece: one matter, one household, one village's seals at a time. What is held
 * grows with the villages' seals and the names of households, never with what they did.
 */
import { about, type About } from '../../../miniprogram/core/about'
import type { EntryDoc, EventDoc, SealDoc, WordsDoc } from '../../_documents'
import type { ProcessKind } from '../../_journal/keeping'
import { PROCESS_KINDS, WRITTEN } from '../../_journal/written'
import { found, type Finding } from './findings'
import { lifting } from './lifting'
import type { Readable } from './readable'
import { checkCauses, checkLedger, checkRedemptions, checkStock, redeemedOf, type Redeemed } from './points'
import { checkSeals } from './seals'
import { countOf, type Matters } from './matter'
import { verifyDocuments, type Verdict } from './verify'
import { whereAbout } from '../../_documents/where-about'

/** `tell`: how many orders and entries are done, now and then. */
export function verifyStore(store: Readable, tell: (done: Progress) => void = () => {}): Verdict {
  return new Walk(store, tell).verdict()
}
export interface Progress {
  tickets: number
  entries: number
}

const TELL_EVERY = 20_000

class Walk {
  readonly #findings: Finding[] = []
  readonly #households = new Set<string>()
  readonly #matters = new Set<string>()
  readonly #done = { matters: countOf({}), events: 0, seals: 0, entries: 0 }
  #told = 0

  private readonly store: Readable

  constructor(
    stored: Readable,
    private readonly tell: (done: Progress) => void,
  ) {
    this.store = lifting(stored, this.#findings)
  }

  verdict(): Verdict {
    for (const village of this.#villages()) this.#village(village)
    this.#strays()
    this.#causes()
    const findings = [...new Map(this.#findings.map(f => [`${f.harm}|${f.event ?? f.message}`, f])).values()]
    return { ...this.#done, findings }
  }

  #villages(): string[] {
    const names = new Set<string>()
    const matters = PROCESS_KINDS.map(kind => WRITTEN[kind].collection)
    for (const collection of [...matters, 'accounts', 'goods', 'seals'] as const)
      for (const { villageId } of this.store.each(collection)) names.add(villageId)
    return [...names].sort()
  }

  #village(villageId: string): void {
    const { store } = this
    const seals = store.find('seals', { villageId })
    this.#done.seals += seals.length
    for (const kind of PROCESS_KINDS)
      for (const doc of store.find(WRITTEN[kind].collection, { villageId }))
        this.#matter(about(kind, doc._id), { [kind]: [doc] }, seals)
    for (const account of store.find('accounts', { villageId })) {
      this.#households.add(account._id)
      const entries = store.find('entries', { householdId: account._id })
      this.#findings.push(
        ...checkLedger([account], entries, this.#reasonsOf(entries), seals),
        ...checkRedemptions(store.find('redemptions', { householdId: account._id }), entries),
      )
      this.#counted(entries.length)
    }
    this.#shelves(villageId)
    this.#findings.push(...checkSeals(seals, id => store.get('events', id) ?? store.get('entries', id)))
  }

  #matter(matter: About<ProcessKind>, docs: Matters, seals: readonly SealDoc[]): void {
    this.#matters.add(matter.id)
    this.#verify(matter, docs, this.store.find('events', whereAbout(matter)), seals)
    this.#done.matters[matter.kind]++
  }

  #verify(matter: About, matters: Matters, events: EventDoc[], seals: readonly SealDoc[]): void {
    const words = this.store.find('ticket_words', whereAbout(matter))
    const { findings } = verifyDocuments({ matters, events, words, seals: [...seals], pageOnly: true })
    this.#findings.push(...findings)
    this.#done.events += events.length
  }

  #reasonsOf(entries: readonly EntryDoc[]): WordsDoc[] {
    return entries.flatMap(({ said, _id }) => {
      const words = said === null ? undefined : this.store.get('ticket_words', _id)
      return words ? [words] : []
    })
  }

  #shelves(villageId: string): void {
    const { store } = this
    for (const good of store.find('goods', { villageId })) {
      const redeemed: Redeemed = redeemedOf(store.find('redemptions', { 'redemption.goodId': good._id }))
      this.#findings.push(...checkStock([good], store.find('stock_moves', { goodId: good._id }), redeemed))
    }
  }

  /** What belongs to no order, account or good that is there. */
  #strays(): void {
    const { store } = this
    const events = new Map<string, EventDoc[]>()
    for (const event of store.each('events')) {
      const id = event._id.slice(0, event._id.lastIndexOf(':'))
      if (!this.#matters.has(id)) events.set(id, [...(events.get(id) ?? []), event])
      else if (event.about.id !== id) this.#findings.push(found('swapped', id, event._id))
    }
    for (const [id, own] of events) this.#verify(about(own[0]?.about.kind ?? 'ticket', id), {}, own, [])
    const entries = new Map<string, EntryDoc[]>()
    for (const entry of store.each('entries')) {
      const id = entry._id.slice(0, entry._id.lastIndexOf(':'))
      if (!this.#households.has(id)) entries.set(id, [...(entries.get(id) ?? []), entry])
      else if (entry.householdId !== id) this.#findings.push(found('swapped', id, entry._id))
    }
    for (const own of entries.values()) {
      this.#findings.push(...checkLedger([], own, this.#reasonsOf(own), []))
      this.#counted(own.length)
    }
    for (const doc of store.each('redemptions'))
      if (!this.#households.has(doc.householdId)) this.#findings.push(...checkRedemptions([doc], []))
  }

  /** One cause in two books: hashes first, eight bytes each, then only those that meet are read again. */
  #causes(): void {
    const hashes = new Float64Array(this.#done.entries)
    let n = 0
    for (const { cause } of this.store.each('entries')) if (n < hashes.length) hashes[n++] = hashOf53(cause)
    hashes.sort()
    const twice = new Set<number>()
    for (let i = 1; i < hashes.length; i++) if (hashes[i] === hashes[i - 1]) twice.add(hashes[i] ?? 0)
    if (twice.size === 0) return
    const met: EntryDoc[] = []
    for (const entry of this.store.each('entries')) if (twice.has(hashOf53(entry.cause))) met.push(entry)
    this.#findings.push(...checkCauses(met))
  }

  #counted(entries: number): void {
    this.#done.entries += entries
    if (this.#done.entries - this.#told < TELL_EVERY) return
    this.#told = this.#done.entries
    this.tell({ tickets: this.#done.matters.ticket, entries: this.#done.entries })
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
