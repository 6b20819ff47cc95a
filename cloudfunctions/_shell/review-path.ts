/** Which desk looks at words the checker could not judge. */
import type { EventType } from '../../miniprogram/core/ticket/events'
import type { Ticket } from '../../miniprogram/core/ticket/types'

/** Said to the town or the committee, not to the village's desk: ratings, objections, appeals against that very desk. */
const FOR_THE_TOWN: readonly EventType[] = ['Rated', 'CommitteeRated', 'Objected', 'Appealed']

/** The path a review is listed under; cut at the town where nobody below may read the words. */
export const reviewPath = (ticket: Pick<Ticket, 'path' | 'aboutStaff'>, type: EventType | null): string[] =>
  ticket.aboutStaff || (type !== null && FOR_THE_TOWN.includes(type)) ? ticket.path.slice(0, 2) : ticket.path
