/** A good deed on its way into the passbook (rules, chapter 8). It is the fold of its events; what people typed lies elsewhere. */
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { Objection, PointsItem } from '../points/types'

/**
 * waiting → confirmed (three days on the notice) → credited; or refused, withdrawn, objected → overruled or credited.
 * `confirmed` and `objected` end by the clock or by an answer, so nothing hangs.
 */
export const DEED_STATES = [
  'waiting',
  'confirmed',
  'objected',
  'credited',
  'refused',
  'overruled',
  'withdrawn',
] as const
export type DeedState = (typeof DEED_STATES)[number]

/** What is true in one state only. */
export type Stage =
  /** Nobody has vouched: then those near are asked again, and later the town may. */
  | { state: 'waiting'; askAgainAt: number; townFrom: number }
  /** Until then everybody of the village may object. */
  | { state: 'confirmed'; noticeUntil: number }
  | { state: 'objected'; noticeUntil: number }
  | { state: 'credited' }
  | { state: 'refused' }
  | { state: 'overruled' }
  | { state: 'withdrawn' }

/** `id`: the event that made it, which also holds its words. */
export interface DeedObjection extends Objection {
  /** The event that holds the words of the answer. */
  answeredIn: string | null
}
interface Said {
  by: PersonId
  byName: string | null
  at: number
}

/** `twice`: the same deed of that day was credited before. `overCap`: the line's points of the period are used up. */
export type ResultWhy = 'credited' | 'overQuota' | 'overCap' | 'twice' | 'overruled' | 'zero'
export interface Result {
  entryId: string | null
  why: ResultWhy
}
interface Named {
  id: string
  title: string
}

/** What outlives a stage: one good deed of one household, or one group activity of up to forty. */
export interface DeedRecord {
  /** Schema version of the fold. */
  v: 1
  /** The receipt's number: `LX-J26-0031`. */
  no: string
  villageId: GridId
  /** To the lowest node that has all of the households. */
  path: GridId[]
  reportedBy: PersonId
  /** Public name, where staff reported it. */
  reporterName: string | null
  /** Household of who reported it. */
  reporterHousehold: string | null
  /** All households that counted as theirs then, over time: nobody of them vouches or answers. */
  reporterHouseholds: string[]
  reportedAt: number
  /** The event that holds what was told with it. */
  wordsId: string
  households: Named[]
  group: boolean
  item: PointsItem
  rulesVersion: number
  quantity: number
  /** Of each household. */
  points: number
  /** 'YYYY-MM-DD', the day it was done. */
  day: string
  confirmed: Said | null
  /** `eventId` holds why. */
  refused: (Said & { eventId: string }) | null
  /** End of the notice, once there was one: 23:59:59.999 of the third day after somebody vouched. */
  noticeUntil: number | null
  objections: DeedObjection[]
  /** Who stood aside: neither vouches nor answers. */
  aside: Said[]
  /** Per household, when the clock came: the entry, or why there is none. */
  results: Record<string, Result>
}
