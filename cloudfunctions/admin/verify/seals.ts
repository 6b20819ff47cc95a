/** Events against the daily seals: what no chain alone can tell, a cut tail or a chain rewritten from the middle. Pure. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { readLeaf, rootOf } from '../../jobs/root'
import type { EventDoc, SealDoc } from '../../_shell/documents'
import { eventId } from '../../jobs/ids'
import { found, type Finding } from './findings'

export type FindEvent = (eventId: string) => EventDoc | undefined

/** Seals of one village, in any order. */
export function checkSeals(seals: readonly SealDoc[], find: FindEvent): Finding[] {
  const ordered = [...seals].sort((a, b) => (a.day < b.day ? -1 : 1))
  return ordered.flatMap((seal, i) => [...checkLink(seal, ordered[i - 1]), ...seal.leaves.flatMap(leaf => checkLeaf(leaf, find))])
}

/** Events on sealed days of tickets which that day's seal does not know: slipped in afterwards. */
export function checkUnsealed(seals: readonly SealDoc[], ticketId: string, events: readonly EventDoc[]): Finding[] {
  const last = new Map<string, EventDoc>()
  for (const event of events) last.set(dayKey(event.at), event)
  return seals.flatMap(seal => {
    const event = last.get(seal.day)
    const known = event && seal.leaves.map(readLeaf).some(l => l.ticketId === ticketId)
    return event && !known ? [found('added', ticketId, event._id)] : []
  })
}

function checkLink(seal: SealDoc, before: SealDoc | undefined): Finding[] {
  const linked = seal.prev === (before?.root ?? '') && seal.count === seal.leaves.length
  const rooted = rootOf(seal.prev, seal.villageId, seal.day, seal.leaves) === seal.root
  return linked && rooted ? [] : [found('seal', null, null, `${seal.villageId} ${seal.day}`)]
}

function checkLeaf(leaf: string, find: FindEvent): Finding[] {
  const { ticketId, rev, head } = readLeaf(leaf)
  const event = find(eventId(ticketId, rev))
  if (!event) return [found('cut', ticketId, eventId(ticketId, rev))]
  return event.hash === head ? [] : [found('changed', ticketId, eventId(ticketId, rev))]
}
