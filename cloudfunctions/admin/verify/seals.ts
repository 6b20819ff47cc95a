/** Events and entries against the daily seals: what no chain alone can tell, a cut tail or a chain rewritten from the middle. Pure. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { entryId } from '../../../miniprogram/core/points/ledger'
import { isPad, leavesBegin, readLeaf, rootOf, type Sealed } from '../../_journal/day-seal'
import type { SealDoc } from '../../_documents'
import { eventId } from '../../_journal/event-ids'
import { found, type Finding } from './findings'

/** What a leaf names: an event of a matter, an entry of a household, a line of an office. */
export type FindSealed = (leaf: LeafSealed) => { hash: string } | undefined
/** Where it lies. */
export type SealedIn = 'events' | 'entries' | 'office_events'
export function liesIn(kind: Sealed['kind']): SealedIn {
  if (kind === 'account') return 'entries'
  return kind === 'office' ? 'office_events' : 'events'
}

/** Seals of one village, in any order. `before`: the one before the first of them; left out: there is none. */
export function checkSeals(seals: readonly SealDoc[], find: FindSealed, before?: SealDoc): Finding[] {
  const ordered = [...seals].sort((a, b) => (a.day < b.day ? -1 : 1))
  return ordered.flatMap((seal, i) => [
    ...checkLink(seal, i === 0 ? before : ordered[i - 1]),
    ...seal.leaves.filter(leaf => !isPad(leaf)).flatMap(leaf => checkLeaf(leaf, find)),
  ])
}

/** The matter, household or chain of a leaf, and what the event, entry or line it seals is called. */
export interface LeafSealed extends Sealed {
  sealed: string
}
const SEALED_IDS: Record<SealedIn, (id: string, rev: number) => string> = {
  events: eventId,
  entries: entryId,
  // A line of an office is found by its link; so it is called in a finding.
  office_events: (id, rev) => `office/${eventId(id, rev)}`,
}
export function sealedBy(leaf: string): LeafSealed {
  const read = readLeaf(leaf)
  return { ...read, sealed: SEALED_IDS[liesIn(read.kind)](read.id, read.rev) }
}

/** Events (or entries) on sealed days of a matter (or household) which that day's seal does not know: slipped in afterwards. */
export function checkUnsealed(
  seals: readonly SealDoc[],
  { kind, id }: Pick<Sealed, 'kind' | 'id'>,
  docs: readonly { _id: string; at: number }[],
): Finding[] {
  const last = new Map<string, string>()
  for (const { _id, at } of docs) last.set(dayKey(at), _id)
  return seals.flatMap(seal => {
    const newest = last.get(seal.day)
    // Seals of v 1 knew orders only.
    const known =
      !newest ||
      (kind !== 'ticket' && seal.v === 1) ||
      seal.leaves.some(leaf => leaf.startsWith(leavesBegin(kind, id)) && readLeaf(leaf).id === id)
    return known ? [] : [found('added', id, newest)]
  })
}

function checkLink(seal: SealDoc, before: SealDoc | undefined): Finding[] {
  const linked = seal.prev === (before?.root ?? '') && seal.count === seal.leaves.length
  return linked && rootOf(seal) === seal.root
    ? []
    : [found('seal', null, null, `${seal.villageId} ${seal.day}`)]
}

function checkLeaf(leaf: string, find: FindSealed): Finding[] {
  const one = sealedBy(leaf)
  const kept = find(one)
  if (!kept) return [found('cut', one.id, one.sealed)]
  return kept.hash === one.head ? [] : [found('changed', one.id, one.sealed)]
}
