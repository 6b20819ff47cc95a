/** An honour: a household is nominated, asked, shown to the village, voted on. */
import * as z from 'zod'
import type { HonourKind, HonourState } from '../../miniprogram/core/honour/record'
import type { HistoryLine } from '../../miniprogram/core/process/history'
import type { Page } from '../page'
import { cursor, id, inWhichPost } from '../shapes'
import type { ApplicationDetail } from './deed'
import type { HonourPressed } from './pressed'

export const honourReads = {
  'honour.list': z.strictObject({
    list: z.enum(['shown', 'notice', 'toDecide', 'voted', 'mine']),
    villageId: id.optional(),
    as: inWhichPost,
    cursor,
  }),
  'honour.open': z.strictObject({ id }),
} as const

/** What the page shows a button for. `takeBack`: the household's no, once it has said yes. */
export type HonourButton = Exclude<HonourPressed, 'nominate'> | 'takeBack'
export interface HonourInfo {
  id: string
  kind: HonourKind
  kindLabel: string
  term: string
  householdTitle: string
  text: string | null
  at: number
  state: HonourState
  stateText: string
  noticeUntil: number | null
  decidedAt: number | null
  votes: { byName: string; agree: boolean }[]
  openObjections: number /** My household's. */
  mine: boolean /** What I voted, known to me alone until it is decided. */
  myVote: boolean | null
  /** Who of the committee stood aside, by public name. */
  aside: string[]
  can: HonourButton[]
}
export interface HonourDetail extends HonourInfo {
  now: number
  history: HistoryLine[]
  objections: ApplicationDetail['objections']
}

export interface HonourReplies {
  'honour.list': Page<HonourInfo>
  'honour.open': HonourDetail
  'honour.nominate': { honour: HonourDetail; message: string }
  'honour.standAside': { honour: HonourDetail; message: string }
  'honour.consent': { honour: HonourDetail; message: string }
  'honour.object': { honour: HonourDetail; message: string }
  'honour.answer': { honour: HonourDetail; message: string }
  'honour.vote': { honour: HonourDetail; message: string }
}
