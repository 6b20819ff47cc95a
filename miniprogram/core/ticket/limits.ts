import type { EventType } from './events'

/** How much may be written, photographed and spoken. The one table; contract and pages read it. */
export const LIMITS = {
  /** Characters as a person counts them (code points). */
  text: 500,
  result: 500,
  measures: 300,
  reason: 200,
  rating: 300,
  asked: 200,
  done: 300,
  place: 60,
  wish: 60,
  whereInstead: 100,
  consent: 60,
  office: 40,
  photos: 9,
  voices: 1,
  voiceSeconds: 60,
} as const

/**
 * How often a step may be taken in one round, so that an order stays one that can be opened and read. null: its own
 * rule or state holds it already, or the order could come to a standstill without it.
 */
export const MOST_A_ROUND: Record<EventType, number | null> = {
  Submitted: null,
  Amended: 20,
  Withdrawn: null,
  CancelAsked: null,
  CancelAgreed: null,
  Declined: null,
  Appealed: null,
  Merged: null,
  Joined: null,
  Parted: null,
  Unmerged: null,
  Referred: null,
  ReferralAnswered: null,
  Dispatched: null,
  Claimed: null,
  Lapsed: null,
  GivenBack: null,
  Reassigned: null,
  Recommitted: 20,
  Progressed: 100,
  HandlerAdded: 20,
  Recused: null,
  Objected: null,
  ObjectionAnswered: null,
  ReclassifyAsked: 20,
  ReclassifyAnswered: null,
  Resolved: null,
  Rated: 20,
  Revisited: 20,
  CommitteeRated: 60,
  Reopened: null,
  Closed: null,
  ConsentChanged: 20,
  ReadersSet: 20,
  StoodAside: null,
  Published: 20,
  Unpublished: null,
  DaysCorrected: null,
  Reminded: null,
}

/** Length as a person counts it: an emoji is one. */
export const countText = (text: string): number => [...text].length

/** Characters that may still be typed; negative when there are too many. */
export const left = (text: string, limit: number): number => limit - countText(text)
