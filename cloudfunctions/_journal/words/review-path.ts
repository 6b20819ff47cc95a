/** Which desk looks at words the checker could not judge: never the one they are about. */
import type { EventType } from '../../../miniprogram/core/ticket/events'
import type { Ticket } from '../../../miniprogram/core/ticket/types'

/**
 * `desk`: the village's own. `town`: the desk above, because the words judge what the village did, or the village's
 * desk wrote them itself. `none`: the step carries no words.
 */
const REVIEWED_BY: Record<EventType, 'desk' | 'town' | 'none'> = {
  Submitted: 'desk',
  Registered: 'desk',
  Amended: 'desk',
  Withdrawn: 'desk',
  CancelAsked: 'desk',
  CancelAgreed: 'none',
  Declined: 'town',
  Appealed: 'town',
  Merged: 'none',
  Joined: 'none',
  Parted: 'none',
  Unmerged: 'town',
  Referred: 'town',
  ReferralAnswered: 'town',
  Dispatched: 'town',
  Claimed: 'desk',
  Lapsed: 'none',
  GivenBack: 'desk',
  Reassigned: 'town',
  Recommitted: 'desk',
  Progressed: 'desk',
  HandlerAdded: 'desk',
  Recused: 'desk',
  Objected: 'town',
  ObjectionAnswered: 'town',
  ReclassifyAsked: 'town',
  ReclassifyAnswered: 'town',
  Resolved: 'desk',
  Rated: 'town',
  Revisited: 'town',
  CommitteeRated: 'town',
  StoodAside: 'town',
  ReadersSet: 'none',
  Reopened: 'town',
  Closed: 'none',
  ConsentChanged: 'none',
  Published: 'desk',
  Unpublished: 'town',
  Reminded: 'none',
  DaysCorrected: 'none',
  TakenOut: 'town',
  SelfJoined: 'none',
}

/** The path a review is listed under; cut at the town where nobody below may read the words. */
export const reviewPath = (ticket: Pick<Ticket, 'path' | 'aboutStaff'>, type: EventType | null): string[] =>
  ticket.aboutStaff || (type !== null && REVIEWED_BY[type] === 'town') ? ticket.path.slice(0, 2) : ticket.path
