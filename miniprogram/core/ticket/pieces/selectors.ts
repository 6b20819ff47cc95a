/** What one can ask a ticket. Nothing here is stored; everything follows from the fold. */
import { isOwnMatter, type Concerned, type Relative } from '../../people/impartial'
import type { Actor, PersonId } from '../../people/role'
import type { EventType } from '../events'
import { FINAL } from '../stages'
import type { Commitment, Round, Ticket } from '../types'

/** The round that is running, or the last one. */
export function roundOf(ticket: Ticket): Round {
  const round = ticket.rounds[ticket.rounds.length - 1]
  if (!round) throw new Error(`ticket ${ticket.id} has no round`)
  return round
}

/** By when somebody has to act: the step that runs, the promise, and never later than the limit. Null: nobody has to. */
export function actDueAt(ticket: Ticket): number | null {
  const { stage } = ticket
  const { limitAt } = roundOf(ticket)
  switch (stage.state) {
    case 'submitted':
      return Math.min(stage.dispatchDueAt, limitAt)
    case 'dispatched':
      return Math.min(stage.offer.claimDueAt, limitAt)
    case 'claimed':
      return Math.min(stage.commitment.promisedAt, limitAt)
    case 'referred':
      return Math.min(stage.answerDueAt, limitAt)
    case 'resolved':
    case 'closed':
    case 'withdrawn':
    case 'declined':
    case 'merged':
      return null
  }
}

/** How often something that has a most was done in a round. */
export const takenIn = ({ taken }: Pick<Round, 'taken'>, type: EventType): number => taken[type] ?? 0

/** When the round first fell due: the day it counts for. A limit that has passed is not moved by a later class. */
export const fellDueAt = ({ firstDueAt, limitAt }: Round): number => firstDueAt ?? limitAt

/** An event's time is never earlier than the one before it. */
export const eventTime = (ticket: Ticket | null, now: number): number => Math.max(now, ticket?.at ?? 0)

export const isFinal = (ticket: Ticket): boolean => FINAL.includes(ticket.stage.state)

/** Over without anything done: what was merged into it must stand on its own again. */
export const cameToNothing = (ticket: Ticket): boolean =>
  ticket.stage.state === 'withdrawn' || ticket.stage.state === 'declined'

/**
 * Whether the ticket may ever be shown or counted (rules §9). Before the desk has said whose matter it is, the answer
 * is no: a private matter would otherwise show by disappearing from a count.
 */
export const isShowable = (ticket: Ticket): boolean => !isKept(ticket) && !ticket.aboutStaff

/** Disputes, private matters, and what its requester keeps to those who deal with it. */
export const isReserved = (ticket: Pick<Ticket, 'category' | 'matter' | 'readers'>): boolean =>
  ticket.category === 'dispute' || ticket.matter === 'private' || ticket.readers === 'handlers'

/**
 * Outsiders with a duty see number, state and lights only: of what is reserved, and of what nobody classified yet.
 * Unknown means closed.
 */
export const isKept = (ticket: Pick<Ticket, 'category' | 'matter' | 'readers'>): boolean =>
  isReserved(ticket) || ticket.matter === null

/** The requester may let the committee in. */
export const isKeptFromCommittee = (ticket: Pick<Ticket, 'category' | 'matter' | 'readers'>): boolean =>
  isKept(ticket) && ticket.readers !== 'committee'

/** Whether a change of class takes it out of a reserved kind: never without the requester's or the approver's yes. */
export const leavesKind = (
  ticket: Pick<Ticket, 'category' | 'matter'>,
  to: Pick<Ticket, 'category' | 'matter'>,
): boolean =>
  (ticket.category === 'dispute' && to.category !== 'dispute') ||
  (ticket.matter === 'private' && to.matter !== 'private')

type Class = Pick<Ticket, 'category' | 'sub' | 'matter' | 'track'>
/** Whether this is how it is classified already. */
export const isClassOf = (ticket: Class, { category, sub, matter, track }: Class): boolean =>
  category === ticket.category && sub === ticket.sub && matter === ticket.matter && track === ticket.track

/** A revisit must come before closing: disputes, and tickets that nobody could rate. */
export const needsRevisit = (ticket: Ticket): boolean =>
  ticket.category === 'dispute' || ticket.requesterId === null

export const awaitsRevisit = (ticket: Ticket): boolean =>
  ticket.stage.state === 'resolved' && needsRevisit(ticket) && roundOf(ticket).revisit === null

/** Who holds it, or held it when it was resolved. */
export const holderOf = (ticket: Ticket): PersonId | null =>
  'holder' in ticket.stage ? ticket.stage.holder : null

/** The promise in force: none once the ticket has left the hands of who gave it. */
export const promiseOf = (ticket: Ticket): Commitment | null =>
  'commitment' in ticket.stage ? ticket.stage.commitment : null

/**
 * The requester with their household, those whose order was merged into it, the helper who typed, everyone who ever
 * handled it, and who stood aside: none of them judges it.
 */
const concernedIn = ({
  requesterId,
  householdId,
  authorId,
  handledBy,
  recused,
  joined,
}: Ticket): Concerned => ({
  people: present([requesterId, authorId, ...handledBy, ...recused, ...joined.map(one => one.requesterId)]),
  households: present([householdId, ...joined.map(one => one.householdId)]),
})
const present = (ids: readonly (string | null)[]): string[] => ids.filter(id => id !== null)

export const isRelated = (ticket: Ticket, person: Relative & Pick<Actor, 'id'>, now: number): boolean =>
  isOwnMatter(concernedIn(ticket), person, now)
