/** Orders worked on as one: what the others must know when one of them goes its own way. */
import type { Ticket } from './types'
import type { FactOf } from './events'

/** The last of the row, once something has come of it; null before that, and when it is not known. */
export function worked(chain: readonly Ticket[] | undefined): Ticket | null {
  const end = chain?.[chain.length - 1]
  return end && (end.stage.state === 'resolved' || end.stage.state === 'closed') ? end : null
}

/** It leaves every order up the row, and takes along what was merged into it. */
export const partedFrom = (
  ticket: Ticket,
  chain: readonly Ticket[] | undefined,
): { ticket: Ticket; fact: FactOf<'Parted'> }[] => {
  const orders = [ticket.id, ...ticket.joined.map(one => one.id)]
  return (chain ?? []).map(other => ({ ticket: other, fact: { type: 'Parted', orders } }))
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
