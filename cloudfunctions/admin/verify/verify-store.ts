/**
 * A whole data folder verified piece by piece: one matter, one household, one good, a few seals at a time. What is held never
 * grows with what there is, except the names of the villages; of causes at most a million hashes, eight megabytes (strays.ts).
 */
import { about } from '../../../miniprogram/core/about'
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import type { EntryDoc, RedemptionDoc, SealDoc, WordsDoc } from '../../_documents'
import { whereAbout } from '../../_documents/where-about'
import type { DocOf, ProcessKind } from '../../_journal/keeping'
import { PROCESS_KINDS, WRITTEN } from '../../_journal/written'
import { once, type Finding } from './findings'
import { lifting } from './lifting'
import { noneOf, verifyMatter } from './matter'
import { checkLedger, checkRedemptions, checkStock } from './points'
import type { Readable } from './readable'
import { officeChains, sealedIn } from './offices-store'
import { checkSeals } from './seals'
import { causesTwice, strays } from './strays'
import type { Verdict } from './lines'

/** `tell`: how many matters and entries are done, once in so many. */
export function verifyStore(
  store: Readable,
  tell: (done: Progress) => void = () => {},
  every = TELL_EVERY,
): Verdict {
  return new Walk(store, tell, every).verdict()
}
export interface Progress {
  matters: number
  entries: number
}

const TELL_EVERY = 20_000
const SEALS = 20

class Walk {
  readonly #findings: Finding[] = []
  readonly #done = { matters: noneOf(), events: 0, seals: 0, entries: 0, offices: 0 }
  #steps = 0

  private readonly store: Readable

  constructor(
    stored: Readable,
    private readonly tell: (done: Progress) => void,
    private readonly every: number,
  ) {
    this.store = lifting(stored, this.#findings)
  }

  verdict(): Verdict {
    const { store } = this
    for (const kind of PROCESS_KINDS) this.#kind(kind)
    for (const account of store.each('accounts')) {
      const entries = store.find('entries', { householdId: account._id })
      this.#found(checkLedger([account], entries, this.#reasonsOf(entries), this.#sealsOn(account, entries)))
      this.#entries(entries.length)
    }
    for (const doc of store.each('redemptions')) this.#found(checkRedemptions([doc], this.#paid(doc)))
    for (const good of store.each('goods')) {
      const of = (state: 'waiting' | 'collected') =>
        store.count('redemptions', { 'redemption.goodId': good._id, state })
      const waiting = of('waiting')
      const redeemed = { [good._id]: { out: waiting + of('collected'), waiting } }
      this.#found(checkStock([good], store.find('stock_moves', { goodId: good._id }), redeemed))
    }
    this.#offices()
    for (const village of this.#villages()) this.#seals(village)
    for (const { findings, events, entries } of strays(store)) {
      this.#found(findings)
      this.#done.events += events
      this.#entries(entries)
    }
    this.#found(causesTwice(store, this.#done.entries))
    return { ...this.#done, findings: once(this.#findings) }
  }

  #kind<K extends ProcessKind>(kind: K): void {
    const docs: Iterable<DocOf<K>> = this.store.each(WRITTEN[kind].collection)
    for (const doc of docs) {
      const hanging = whereAbout(about(kind, doc._id))
      const events = this.store.find('events', hanging)
      const words = this.store.find('ticket_words', hanging)
      this.#found(verifyMatter(kind, doc._id, doc, { events, words, seals: this.#sealsOn(doc, events) }))
      this.#done.matters[kind]++
      this.#done.events += events.length
      this.#step()
    }
  }

  /** Seals of the days on which something of it happened. */
  #sealsOn({ villageId }: { villageId: string }, moved: readonly { at: number }[]): SealDoc[] {
    return [...new Set(moved.map(({ at }) => dayKey(at)))].flatMap(
      day => this.store.get('seals', `${villageId}:${day}`) ?? [],
    )
  }

  /** What was paid for it, and what was given back. */
  #paid({ _id }: RedemptionDoc): EntryDoc[] {
    return ['redeem', 'return'].flatMap(cause => this.store.find('entries', { cause: `${cause}:${_id}` }))
  }

  #reasonsOf(entries: readonly EntryDoc[]): WordsDoc[] {
    return entries.flatMap(({ commitment, _id }) =>
      commitment === null ? [] : (this.store.get('ticket_words', _id) ?? []),
    )
  }

  #offices(): void {
    for (const { findings, lines } of officeChains(this.store, (of, lines) =>
      this.#sealsOn({ villageId: of }, lines),
    )) {
      this.#found(findings)
      this.#done.offices += lines
    }
  }

  #villages(): Set<string> {
    const names = new Set<string>()
    for (const { villageId } of this.store.each('seals')) names.add(villageId)
    return names
  }

  #seals(villageId: string): void {
    const { store } = this
    for (let before: SealDoc | undefined; ; ) {
      const seals = store.behind('seals', { villageId }, 'day', before?.day ?? '', SEALS)
      this.#found(checkSeals(seals, leaf => sealedIn(store, leaf), before))
      this.#done.seals += seals.length
      before = seals.at(-1)
      if (seals.length < SEALS) return
    }
  }

  #found(findings: readonly Finding[]): void {
    this.#findings.push(...findings)
  }
  #entries(entries: number): void {
    for (let i = 0; i < entries; i++) {
      this.#done.entries++
      this.#step()
    }
  }
  #step(): void {
    if (++this.#steps % this.every !== 0) return
    const matters = Object.values(this.#done.matters).reduce((sum, n) => sum + n, 0)
    this.tell({ matters, entries: this.#done.entries })
  }
}
