/**
 * What every event is to those who read it: whose its text is, who may know that it happened, and whether its text is
 * told to the requester. Every verb says it of its event.
 */
import { KNOW_ALL, type Viewed } from '../sight/hidden'
import type { PersonId } from '../../people/role'
import type { EventType, TicketEvent } from '../events'
import type { TextRow } from '../kinds'
import { verbOfEvent } from '../process'
import type { Ticket } from '../types'

export const textRowOf = (type: EventType): TextRow => verbOfEvent(type).words

/** Who may erase what was typed with an event; null: it is a record, or nothing was typed. */
export function ownerOf(
  ticket: Pick<Ticket, 'requesterId'>,
  event: Pick<TicketEvent, 'type' | 'by'>,
): PersonId | null {
  switch (textRowOf(event.type).text) {
    case 'person':
      return ticket.requesterId
    case 'presser':
      return event.by === ticket.requesterId ? ticket.requesterId : null
    case 'office':
    case 'none':
      return null
  }
}

/** Whether a viewer learns that this happened. `upheld`: of an objection, how it ended. */
export const knowsOf = (
  event: Pick<TicketEvent, 'type'>,
  relations: readonly Viewed[],
  upheld: boolean,
): boolean => knowsBy(textRowOf(event.type), relations, upheld)

/** The same of whatever a verb with this row brings about. */
export function knowsBy(
  { known }: Pick<TextRow, 'known'>,
  relations: readonly Viewed[],
  upheld: boolean,
): boolean {
  if (relations.some(one => KNOW_ALL.includes(one))) return true
  switch (known) {
    case 'everyone':
      return true
    case 'judges':
      return relations.includes('supervisor')
    case 'town':
    case 'upheld':
      return upheld
  }
}
