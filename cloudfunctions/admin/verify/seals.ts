/** Events and entries against the daily seals: what no chain alone can tell, a cut tail or a chain rewritten from the middle. Pure. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { entryId } from '../../../miniprogram/core/points/ledger'
import { isPad, readAccountLeaf, readLeaf, rootOf } from '../../_journal/day-seal'
import type { SealDoc } from '../../_documents'
import { eventId } from '../../_journal/event-ids'
import { found, type Finding } from './findings'

/** What a leaf names, by its id: an event of a ticket, an entry of a household. */
export type FindSealed = (id: string) => { hash: string } | undefined

/** Seals of one village, in any order. */
export function checkSeals(seals: readonly SealDoc[], find: FindSealed): Finding[] {
  const ordered = [...seals].sort((a, b) => (a.day < b.day ? -1 : 1))
  return ordered.flatMap((seal, i) => [
    ...checkLink(seal, ordered[i - 1]),
    ...seal.leaves.filter(leaf => !isPad(leaf)).flatMap(leaf => checkLeaf(leaf, find)),
  ])
}

/** The ticket or household of a leaf, and the id of the event or entry it seals. */
export function sealedBy(leaf: string): { of: string; id: string; head: string; account: boolean } {
  const own = readAccountLeaf(leaf)
  if (own)
    return { of: own.householdId, id: entryId(own.householdId, own.rev), head: own.head, account: true }
  const { ticketId, rev, head } = readLeaf(leaf)
  return { of: ticketId, id: eventId(ticketId, rev), head, account: false }
}

/** Events (or entries) on sealed days of a ticket (or household) which that day's seal does not know: slipped in afterwards. */
export function checkUnsealed(
  seals: readonly SealDoc[],
  of: string,
  docs: readonly { _id: string; at: number }[],
  account = false,
): Finding[] {
  const last = new Map<string, string>()
  for (const { _id, at } of docs) last.set(dayKey(at), _id)
  return seals.flatMap(seal => {
    const id = last.get(seal.day)
    // Seals of v 1 knew no points yet.
    const known =
      !id ||
      (account && seal.v === 1) ||
      seal.leaves.some(
        leaf => leaf.startsWith(account ? `account/${of}:` : `${of}:`) && sealedBy(leaf).of === of,
      )
    return known ? [] : [found('added', of, id)]
  })
}

function checkLink(seal: SealDoc, before: SealDoc | undefined): Finding[] {
  const linked = seal.prev === (before?.root ?? '') && seal.count === seal.leaves.length
  return linked && rootOf(seal) === seal.root
    ? []
    : [found('seal', null, null, `${seal.villageId} ${seal.day}`)]
}

function checkLeaf(leaf: string, find: FindSealed): Finding[] {
  const { of, id, head } = sealedBy(leaf)
  const kept = find(id)
  if (!kept) return [found('cut', of, id)]
  return kept.hash === head ? [] : [found('changed', of, id)]
}
