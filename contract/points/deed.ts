/** A good deed: reported, vouched for, on the notice, credited. */
import * as z from 'zod'
import type { DeedState, Result } from '../../miniprogram/core/deed/record'
import type { PointsItem } from '../../miniprogram/core/points/types'
import type { HistoryLine } from '../../miniprogram/core/process/history'
import type { Page } from '../page'
import { cursor, id, inWhichPost } from '../shapes'
import type { HouseholdInfo } from './households'
import type { DeedPressed } from './pressed'

export const deedReads = {
  /** `mine`: of what somebody objected to only what this person may answer. */
  'points.list': z.strictObject({
    list: z.enum(['mine', 'toConfirm', 'notice', 'objected', 'done']),
    as: inWhichPost,
    mine: z.literal(true).optional(),
    cursor,
  }),
  'points.open': z.strictObject({ id }),
} as const

/** What the phone can press on it; `refuse`: not to vouch. Computed by the cloud from core's table; the page shows buttons from this only. */
export type ApplicationVerb = Exclude<DeedPressed, 'apply'> | 'refuse'
export interface ApplicationInfo {
  id: string
  no: string
  item: Pick<PointsItem, 'id' | 'label' | 'unit'>
  quantity: number
  points: number
  day: string
  at: number
  state: DeedState
  stateText: string
  households: HouseholdInfo[]
  group: boolean
  mine: boolean
  confirmedBy: string | null
  objectUntil: number | null
  openObjections: number
  /** Who stood aside, by public name. */
  aside: string[]
  can: ApplicationVerb[]
}
/** The same line and day of one of these households, reported before or after: only one of them is credited. */
export interface AlikeInfo {
  id: string
  no: string
  stateText: string
  byText: string
  titles: string[]
}
export interface ApplicationDetail extends ApplicationInfo {
  text: string | null
  photos: { id: string; state: string; url: string | null }[]
  byText: string
  refusedReason: string | null
  objections: {
    id: string
    at: number
    mine: boolean
    householdId: string | null
    reason: string | null
    /** It counts only once another household objects too. */
    needsSecond: boolean
    /** `unanswered`: nobody answered within thirty days, the clock closed it. */
    answer: {
      upheld: boolean
      byName: string | null
      reason: string | null
      at: number
      unanswered: boolean
    } | null
  }[]
  /** `last`: for those in office, the newest entry of it: the one credited, or what cured it since. */
  results: (HouseholdInfo & Result & { last: { id: string; title: string; points: number } | null })[]
  alike: AlikeInfo[]
  history: HistoryLine[]
  now: number
}

export interface DeedReplies {
  'points.list': Page<ApplicationInfo>
  'points.open': ApplicationDetail
  'points.apply': { application: ApplicationDetail; message: string }
  'points.confirm': { application: ApplicationDetail; message: string }
  'points.withdraw': { application: ApplicationDetail; message: string }
  'points.object': { application: ApplicationDetail; message: string }
  'points.answer': { application: ApplicationDetail; message: string }
  'points.standAside': { application: ApplicationDetail; message: string }
}
