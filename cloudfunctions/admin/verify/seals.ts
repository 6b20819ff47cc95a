/** Events and entries against the daily seals: what no chain alone can tell, a cut tail or a chain rewritten from the middle. Pure. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { entryId } from '../../../miniprogram/core/points/ledger'
import { isPad, leavesBegin, readLeaf, rootOf, type Sealed } from '../../_journal/day-seal'
import type { SealDoc } from '../../_documents'
import { eventId } from '../../_journal/event-ids'
import { found, type Finding } from './findings'

/** What a leaf names, by its id: an event of a matter, an entry of a household. */
export type FindSealed = (id: string) => { hash: string } | undefined

/** Seals of one village, in any order. `before`: the one before the first of them; left out: there is none. */
export function checkSeals(seals: readonly SealDoc[], find: FindSealed, before?: SealDoc): Finding[] {
  const ordered = [...seals].sort((a, b) => (a.day < b.day ? -1 : 1))
  return ordered.flatMap((seal, i) => [
    ...checkLink(seal, i === 0 ? before : ordered[i - 1]),
    ...seal.leaves.filter(leaf => !isPad(leaf)).flatMap(leaf => checkLeaf(leaf, find)),
  ])
}

/** The matter or household of a leaf, and the id of the event or entry it seals. */
export function sealedBy(leaf: string): Sealed & { sealed: string } {
  const read = readLeaf(leaf)
  const { kind, id, rev } = read
  return { ...read, sealed: kind === 'account' ? entryId(id, rev) : eventId(id, rev) }
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
  const { id, sealed, head } = sealedBy(leaf)
  const kept = find(sealed)
  if (!kept) return [found('cut', id, sealed)]
  return kept.hash === head ? [] : [found('changed', id, sealed)]
}
