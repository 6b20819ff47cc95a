/** What each event of an order moves on the boards of its village: the timer makes no board again that stays as it is. */
import type { EventType } from '../ticket/events'

/**
 * `figures`: the months its rounds fall due in, with what hangs on their walls. `running`: also how much is being worked
 * on, which the present month shows. Of a kept or unclassified order nothing shows, so what brings one moves nothing.
 */
export type Moves = 'nothing' | 'figures' | 'running'

/** The compiler asks about a new event. */
export const MOVES: Record<EventType, Moves> = {
  Submitted: 'nothing',
  Registered: 'nothing',
  Amended: 'nothing',
  Withdrawn: 'running',
  CancelAsked: 'nothing',
  CancelAgreed: 'running',
  Declined: 'running',
  Appealed: 'running',
  Merged: 'running',
  Joined: 'nothing',
  Parted: 'nothing',
  Unmerged: 'running',
  Referred: 'figures',
  ReferralAnswered: 'running',
  Dispatched: 'running',
  Claimed: 'figures',
  Lapsed: 'figures',
  GivenBack: 'figures',
  Reassigned: 'figures',
  Recommitted: 'nothing',
  Progressed: 'nothing',
  HandlerAdded: 'nothing',
  Recused: 'figures',
  Objected: 'nothing',
  ObjectionAnswered: 'figures',
  ReclassifyAsked: 'nothing',
  ReclassifyAnswered: 'running',
  Resolved: 'running',
  Rated: 'figures',
  Revisited: 'figures',
  CommitteeRated: 'figures',
  StoodAside: 'figures',
  Reopened: 'running',
  Closed: 'figures',
  ConsentChanged: 'figures',
  ReadersSet: 'running',
  Published: 'figures',
  Unpublished: 'figures',
  TakenOut: 'figures',
  SelfJoined: 'figures',
  Reminded: 'nothing',
  DaysCorrected: 'figures',
}
