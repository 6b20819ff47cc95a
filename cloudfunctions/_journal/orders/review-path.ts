/** Which desk looks at words the checker could not judge: never the one they are about. */
import type { EventType } from '../../../miniprogram/core/ticket/events'
import { textRowOf } from '../../../miniprogram/core/ticket/telling/event-table'
import type { Ticket } from '../../../miniprogram/core/ticket/types'

/** The path a review is listed under; cut at the town where nobody below may read the words. */
export function reviewPath(ticket: Pick<Ticket, 'path' | 'aboutStaff'>, type: EventType | null): string[] {
  const row = type === null ? null : textRowOf(type)
  const isTowns = row !== null && row.text !== 'none' && row.reviewedBy === 'town'
  return ticket.aboutStaff || isTowns ? ticket.path.slice(0, 2) : ticket.path
}
