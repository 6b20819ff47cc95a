/**
 * The ledger (rules §8): append-only, double entry, one chain per household. An entry carries both legs, so their sum
 * is zero by form; the shared accounts of a village (issue, shop) keep no balance. Pure: the hash is handed in.
 */
import { canonical } from '../canonical'
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { Account, Entry, EntryKind } from './types'

/** Hex sha-256 of a canonical text: node:crypto in the cloud, core/points/sha256.ts on the phone. */
export type Hash = (canonicalText: string) => string

/** What is to be written, before the chain gives it a place. */
export interface Movement {
  householdId: string
  villageId: GridId
  /** Of the household: which committees it belongs to. */
  path: GridId[]
  kind: EntryKind
  /** Natural key: the same cause never moves points twice. */
  cause: string
  /** Signed, for the household; a whole number. */
  points: number
  /** The other leg: `issueAccount` or `shopAccount` of the village. */
  against: string
  title: string
  by: PersonId | 'clock'
  byName: string | null
  /** Of a reversal: the entry it cures. */
  cures?: string
  /** Salted commitment of a typed reason. */
  commitment?: string
  now: number
}

/** `${householdId}:000012` */
export const entryId = (householdId: string, rev: number): string =>
  `${householdId}:${String(rev).padStart(6, '0')}`
export const revOf = (id: string): number => Number(id.slice(id.lastIndexOf(':') + 1))

/** What is hashed: all of the entry but the hash itself, and what a store adds. */
export function hashed(entry: Entry): string {
  const { hash, _id, v, ...rest } = entry as Entry & { _id?: string; v?: number }
  return canonical(rest)
}

/** The next entry of a household and its account after it. Throws on points that are no whole number: no caller may. */
export function post(before: Account | null, m: Movement, hash: Hash): { account: Account; entry: Entry } {
  if (!Number.isSafeInteger(m.points)) throw new RangeError(`points must be whole: ${m.points}`)
  const { householdId, villageId } = m
  const rev = (before?.rev ?? 0) + 1
  const balance = (before?.balance ?? 0) + m.points
  // A clock that was set back must not put an entry before the one it follows.
  const at = Math.max(m.now, before?.at ?? 0)
  const bare: Entry = {
    id: entryId(householdId, rev),
    householdId,
    villageId,
    rev,
    at,
    kind: m.kind,
    cause: m.cause,
    legs: [
      { account: householdId, points: m.points },
      { account: m.against, points: 0 - m.points },
    ],
    balance,
    title: m.title,
    by: m.by,
    byName: m.byName,
    cures: m.cures ?? null,
    commitment: m.commitment ?? null,
    prev: before?.head ?? '',
    hash: '',
  }
  const entry = { ...bare, hash: hash(hashed(bare)) }
  return { entry, account: { householdId, villageId, path: m.path, balance, rev, head: entry.hash, at } }
}

/** `sum`: legs or balance do not add up although the chain holds; `account`: entries whole, the account tells otherwise. */
export type EntryHarm = 'changed' | 'removed' | 'doubled' | 'swapped' | 'cut' | 'added' | 'sum' | 'account'
export interface EntryBreak {
  entryId: string
  what: EntryHarm
}
/** What the account remembers; what a cut tail cannot take along. */
export type Tip = Pick<Account, 'rev' | 'head' | 'balance'>
/** As read: a store's `_id` says where it lies, `id` where it was written. */
export type Kept = Entry & { _id?: string }

const placeOf = (entry: Kept): string => entry._id ?? entry.id

/** Everything wrong with one household's entries, in their order; empty when chain, sums and account agree. */
export function verifyEntries(
  householdId: string,
  entries: readonly Kept[],
  tip: Tip | null,
  hash: Hash,
): EntryBreak[] {
  const at = new Map<number, Kept>()
  const breaks: EntryBreak[] = []
  const causes = new Map<string, number>()
  for (const entry of [...entries].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))) {
    const rev = revOf(placeOf(entry))
    const twice = at.has(rev) || (causes.has(entry.cause) && causes.get(entry.cause) !== entry.rev)
    if (twice) breaks.push({ entryId: placeOf(entry), what: 'doubled' })
    if (!at.has(rev)) at.set(rev, entry)
    if (!causes.has(entry.cause)) causes.set(entry.cause, entry.rev)
  }
  const doubled = new Set(breaks.map(one => one.entryId))
  const whole = new Map([...at].map(([rev, entry]) => [rev, hash(hashed(entry)) === entry.hash]))
  const last = Math.max(0, ...at.keys())
  // Null after a fault: what an entry adds to is known only where the one before it is whole.
  let balance: number | null = 0
  for (let rev = 1; rev <= Math.max(tip?.rev ?? 0, last); rev++) {
    const place = entryId(householdId, rev)
    const entry = at.get(rev)
    const harm = harmAt(rev, place, at, whole, tip, last)
    const what = harm ?? (entry && !addsUp(householdId, entry, balance) ? 'sum' : null)
    if (what && !doubled.has(place)) breaks.push({ entryId: place, what })
    balance = entry && !harm ? entry.balance : null
    if (what === 'cut') break
  }
  const told = tip ? tip.balance === (at.get(last)?.balance ?? 0) : last === 0
  if (breaks.length === 0 && !told) breaks.push({ entryId: entryId(householdId, last), what: 'account' })
  return breaks.sort((a, b) => (a.entryId < b.entryId ? -1 : 1))
}

function harmAt(
  rev: number,
  place: string,
  at: ReadonlyMap<number, Kept>,
  whole: ReadonlyMap<number, boolean>,
  tip: Tip | null,
  last: number,
): EntryHarm | null {
  const entry = at.get(rev)
  if (!entry) return rev > last ? 'cut' : 'removed'
  if (entry.id !== place || entry.rev !== rev) return 'swapped'
  if (tip && rev > tip.rev) return 'added'
  const next = at.get(rev + 1)
  // The one after remembers this one's hash: a rewritten entry cannot fit unless all after it were rewritten.
  const remembered = next && whole.get(rev + 1) ? next.prev : rev === tip?.rev ? tip.head : entry.hash
  if (whole.get(rev) && remembered === entry.hash && (rev > 1 || entry.prev === '')) return null
  return isRememberedElsewhere(entry, rev, at) ? 'swapped' : 'changed'
}

/** Another place remembers it: two were exchanged and renumbered. */
function isRememberedElsewhere(entry: Kept, rev: number, at: ReadonlyMap<number, Kept>): boolean {
  for (const [other, one] of at)
    if (other !== rev + 1 && one.prev !== '' && one.prev === entry.hash) return true
  return false
}

function addsUp(householdId: string, { legs: [own, other], balance }: Entry, before: number | null): boolean {
  const fits = before === null || balance === before + own.points
  return (
    own.account === householdId && Number.isSafeInteger(own.points) && own.points + other.points === 0 && fits
  )
}
