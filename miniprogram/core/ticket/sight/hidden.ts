/** Some steps are kept from those who deal with an order: no gap in what they count may tell of one. */
import type { Relation } from './relation'
import type { Ticket } from '../types'

/** A relation, or a column of the sight table. */
export type Viewed = Relation | 'revisitor' | 'pool' | 'county' | 'family'
/** These read every step, and number the steps as they are. */
export const KNOW_ALL: readonly Viewed[] = ['requester', 'inspector']

/** How many steps this viewer knows of; what they saw when they press something that insists on it. */
export const revSeenBy = (ticket: Pick<Ticket, 'rev' | 'hidden'>, relations: readonly Viewed[]): number =>
  relations.some(one => KNOW_ALL.includes(one) || one === 'supervisor')
    ? ticket.rev
    : ticket.rev - ticket.hidden
