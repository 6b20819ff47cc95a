/**
 * What every event is to those who read it: whose its text is, who may know that it happened, and whether its text is
 * told to the requester. Complete, so that the compiler asks about a new event.
 */
import type { Relation } from './lifecycle'
import type { PersonId } from '../people/role'
import type { EventType, TicketEvent } from './events'
import type { TextRow } from './kinds'
import type { Ticket } from './types'

export const EVENTS: Record<EventType, TextRow> = {
  Submitted: { text: 'person', known: 'everyone' },
  Amended: { text: 'person', known: 'everyone' },
  Withdrawn: { text: 'person', known: 'everyone' },
  CancelAsked: { text: 'person', known: 'everyone' },
  CancelAgreed: { text: 'none', known: 'everyone' },
  Declined: { text: 'office', known: 'everyone', told: true },
  Appealed: { text: 'person', known: 'everyone' },
  Merged: { text: 'none', known: 'everyone' },
  Joined: { text: 'none', known: 'everyone' },
  Parted: { text: 'none', known: 'everyone' },
  Unmerged: { text: 'presser', known: 'everyone' },
  Referred: { text: 'office', known: 'everyone' },
  ReferralAnswered: { text: 'office', known: 'everyone', told: true },
  Dispatched: { text: 'office', known: 'everyone' },
  Claimed: { text: 'office', known: 'everyone', told: true },
  Lapsed: { text: 'none', known: 'everyone' },
  GivenBack: { text: 'office', known: 'everyone' },
  Reassigned: { text: 'office', known: 'everyone' },
  Recommitted: { text: 'office', known: 'everyone', told: true },
  Progressed: { text: 'office', known: 'everyone', told: true },
  HandlerAdded: { text: 'office', known: 'everyone' },
  Recused: { text: 'office', known: 'everyone' },
  Objected: { text: 'person', known: 'town' },
  ObjectionAnswered: { text: 'office', known: 'upheld', told: true },
  ReclassifyAsked: { text: 'office', known: 'everyone', told: true },
  ReclassifyAnswered: { text: 'presser', known: 'everyone', told: true },
  Resolved: { text: 'office', known: 'everyone', told: true },
  Rated: { text: 'person', known: 'judges' },
  Revisited: { text: 'office', known: 'everyone' },
  CommitteeRated: { text: 'office', known: 'judges' },
  StoodAside: { text: 'office', known: 'judges' },
  Reopened: { text: 'presser', known: 'everyone' },
  Closed: { text: 'none', known: 'everyone' },
  ConsentChanged: { text: 'none', known: 'everyone' },
  ReadersSet: { text: 'none', known: 'everyone' },
  // On the wall stand the person's own words, retold with their consent: they read them, and they go with them.
  Published: { text: 'person', known: 'everyone', told: true },
  Unpublished: { text: 'office', known: 'everyone' },
  Reminded: { text: 'none', known: 'everyone' },
  DaysCorrected: { text: 'none', known: 'everyone' },
}

/** Who may erase what was typed with an event; null: it is a record, or nothing was typed. */
export function ownerOf(
  ticket: Pick<Ticket, 'requesterId'>,
  event: Pick<TicketEvent, 'type' | 'by'>,
): PersonId | null {
  switch (EVENTS[event.type].text) {
    case 'person':
      return ticket.requesterId
    case 'presser':
      return event.by === ticket.requesterId ? ticket.requesterId : null
    case 'office':
    case 'none':
      return null
  }
}

/** Kept from those who deal with it, when it happens. */
export function hidesFromHandlers(event: TicketEvent): boolean {
  switch (EVENTS[event.type].known) {
    case 'everyone':
      return false
    case 'upheld':
      return event.type !== 'ObjectionAnswered' || !event.upheld
    case 'judges':
    case 'town':
      return true
  }
}

/** A relation, or a column of the sight table. */
type Viewed = Relation | 'revisitor' | 'pool' | 'county'
/** These read every step, and number the steps as they are. */
const KNOW_ALL: readonly Viewed[] = ['requester', 'inspector']

/** Whether a viewer learns that this happened. `upheld`: of an objection, how it ended. */
export function knowsOf(
  event: Pick<TicketEvent, 'type'>,
  relations: readonly Viewed[],
  upheld: boolean,
): boolean {
  if (relations.some(one => KNOW_ALL.includes(one))) return true
  switch (EVENTS[event.type].known) {
    case 'everyone':
      return true
    case 'judges':
      return relations.includes('supervisor')
    case 'town':
    case 'upheld':
      return upheld
  }
}

/** How many steps this viewer knows of; what they saw when they press something that insists on it. */
export const revSeenBy = (ticket: Pick<Ticket, 'rev' | 'hidden'>, relations: readonly Viewed[]): number =>
  relations.some(one => KNOW_ALL.includes(one) || one === 'supervisor')
    ? ticket.rev
    : ticket.rev - ticket.hidden
