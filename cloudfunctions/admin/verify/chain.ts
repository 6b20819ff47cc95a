/** One matter's events against its chain: which one was changed, removed, swapped, cut or added. Pure. */
import type { EventDoc } from '../../_documents'
import { hashOf } from '../../_journal/chain'
import { eventId, revOf } from '../../_journal/event-ids'
import type { ProcessKind } from '../../_journal/keeping'
import { found, type Finding } from './findings'

/** `rev` and `head` of the matter as stored; null when it is gone. */
export interface Tip {
  rev: number
  head: string
}

/** What each kind of matter is called in a finding. */
export const CALLED: Record<ProcessKind, string> = {
  ticket: '单子',
  honour: '荣誉',
  redemption: '兑换',
  deed: '好事',
  feedback: '投诉和建议',
}

/** Findings in order of revision; empty for a whole chain. */
export function checkChain(
  kind: ProcessKind,
  ticketId: string,
  events: readonly EventDoc[],
  tip: Tip | null,
): Finding[] {
  const at = new Map(events.map(e => [revOf(e._id), e]))
  const last = Math.max(0, ...at.keys())
  const end = tip ? Math.max(tip.rev, last) : last
  const findings: Finding[] = []
  for (let rev = 1; rev <= end; rev++) {
    const finding = checkOne(ticketId, rev, at, last, tip)
    if (finding) findings.push(finding)
    if (finding?.harm === 'cut') break
  }
  if (!tip) findings.push(found('fold', ticketId, null, `${ticketId}（${CALLED[kind]}本身不见了）`))
  return findings
}

function checkOne(
  ticketId: string,
  rev: number,
  at: ReadonlyMap<number, EventDoc>,
  last: number,
  tip: Tip | null,
): Finding | null {
  const id = eventId(ticketId, rev)
  const event = at.get(rev)
  if (!event) return found(rev > last ? 'cut' : 'removed', ticketId, id)
  if (event.id !== id || event.rev !== rev || event.about.id !== ticketId)
    return found('swapped', ticketId, id)
  if (tip && rev > tip.rev) return found('added', ticketId, id)
  const whole = hashOf(event) === event.hash
  const next = at.get(rev + 1)
  // The successor remembers what this one's hash was: a rewritten event cannot fit unless all after it were rewritten.
  const remembered = next && hashOf(next) === next.hash ? next.prev : rev === tip?.rev ? tip.head : event.hash
  if (!whole || remembered !== event.hash)
    return found(isElsewhere(event, rev, at) ? 'swapped' : 'changed', ticketId, id)
  return null
}

/** The event another position remembers: two were exchanged and renumbered. */
function isElsewhere(event: EventDoc, rev: number, at: ReadonlyMap<number, EventDoc>): boolean {
  for (const [other, one] of at)
    if (other !== rev + 1 && one.prev !== '' && one.prev === event.hash) return true
  return false
}
