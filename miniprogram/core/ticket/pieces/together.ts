/** Orders worked on as one: what the others must know when one of them goes its own way. */
import type { Beside } from '../../process/verb'
import type { TicketKinds } from '../kinds'
import type { Ticket } from '../types'

/** The last of the row, once something has come of it; null before that, and when it is not known. */
export function worked(chain: readonly Ticket[] | undefined): Ticket | null {
  const end = chain?.[chain.length - 1]
  return end && (end.stage.state === 'resolved' || end.stage.state === 'closed') ? end : null
}

/** The order that was worked on: its own, or the one it was merged into; null while nothing has come of that. */
export const workedOn = (ticket: Ticket, chain: readonly Ticket[] | undefined): Ticket | null =>
  ticket.stage.state === 'merged' ? worked(chain) : ticket

/** It leaves every order up the row, and takes along what was merged into it. */
export const partedFrom = (ticket: Ticket, chain: readonly Ticket[] | undefined): Beside<TicketKinds>[] => {
  const orders = [ticket.id, ...ticket.joined.map(one => one.id)]
  return (chain ?? []).map(other => ({ matter: other, type: 'Parted', facts: { orders } }))
}

/** Which of two is the one that stays, unless the desk chooses: the one with evidence, else the older. */
export function staysOf<T extends { evidence: boolean; submittedAt: number }>(a: T, b: T): T {
  if (a.evidence !== b.evidence) return a.evidence ? a : b
  return a.submittedAt <= b.submittedAt ? a : b
}

/** How many households speak of it; people without one count each. */
export const householdsIn = ({
  id,
  householdId,
  joined,
}: Pick<Ticket, 'id' | 'householdId' | 'joined'>): number =>
  new Set([householdId ?? id, ...joined.map(one => one.householdId ?? one.id)]).size
