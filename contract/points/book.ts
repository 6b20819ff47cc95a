/** A household's passbook, how points are earned, and what the committee writes into it. */
import * as z from 'zod'
import { LIMITS } from '../../miniprogram/core/limits'
import type { Entry, EntryKind, PointsItem } from '../../miniprogram/core/points/types'
import { cursor, day, id, key, month, text, words } from '../shapes'
import type { ApplicationInfo } from './deed'
import type { HouseholdInfo, HouseholdPage } from './households'

const nothing = z.strictObject({})

export const bookReads = {
  'points.home': nothing,
  'points.entries': z.strictObject({ cursor }),
  /** With a cursor: days to choose from, behind it. */
  'points.proof': z.strictObject({ day: day.optional(), cursor }),
  'points.statement': z.strictObject({ month }),
  'points.rules': z.strictObject({ villageId: id.optional() }),
  'points.households': z.strictObject({
    q: text(LIMITS.search, { unmoderated: 'a search is not kept' }).optional(),
    cursor,
  }),
} as const

export const bookWrites = {
  'points.reverse': z.strictObject({ entryId: id, reason: words(LIMITS.reason, 'moderated'), key }),
  /** Steps 1 and 2 of 一说理 二批评 三处罚, before a minus may be applied for. */
  'points.step': z.strictObject({
    householdId: id,
    itemId: id,
    step: z.union([z.literal(1), z.literal(2)]),
    text: words(LIMITS.deed, 'moderated'),
    key,
  }),
} as const

export interface EntryInfo {
  id: string
  at: number
  kind: EntryKind
  title: string /** 「王树林证实」「孙满仓经手」「到期自动退」 */
  byText: string
  points: number
  balance: number
  cures: string | null
  reason: string | null
}
export interface PointsHome {
  now: number
  /** null: the person belongs to no household here (staff from elsewhere). */
  household: (HouseholdInfo & { place: string; members: number }) | null
  balance: number
  /** Rows of the passbook so far; the newest page of them follows. */
  count: number
  entries: EntryInfo[]
  next: string | null
  /** The newest of what is still pencilled in; `pendingRest`: how many more, `pendingUntil`: the first day of all of them. */
  pending: ApplicationInfo[]
  pendingRest: number
  pendingUntil: number | null
  pendingPoints: number
  statements: string[]
  waitingCodes: number
  /** Work waiting for me: confirmations, objections to answer, honours to vote on; the shop counter. */
  duties: {
    toConfirm: number
    toAnswer: number
    toVote: number
    /** Honours my household is asked about. */
    toConsent: number
    counter: boolean
    notice: number
  }
}
/** An entry whole, as it lies in the ledger: the phone computes hash and balance itself. */
export interface LedgerPage {
  now: number
  items: Entry[]
  next: string | null
  account: { rev: number; head: string; balance: number }
}
/** That the account stood under the village's seal of that day: `path` leads from the leaf to the root (core/points/merkle.ts). */
export interface Proof {
  villageId: string
  day: string
  prev: string
  root: string /** 12 characters to say aloud or compare with the one in the group. */
  short: string
  leaf: { rev: number; head: string } | null
  path: { side: 'left' | 'right'; hash: string }[]
  now: number
  /** Days to choose from, the newest first. */
  days: string[]
  /** Where the older ones begin; null: these were the last. */
  next: string | null
}
export interface Statement {
  now: number
  month: string
  household: HouseholdInfo
  opening: number
  earned: number
  spent: number
  returned: number
  reversed: number
  closing: number
  count: number
  head: string
  entries: EntryInfo[]
}
export interface RulesInfo {
  now: number
  villageId: string
  villageName: string
  version: number
  from: number
  sample: boolean
  items: (PointsItem & {
    /** How often my household may still; null: not a household's. */ left: number | null
    /** How many points of its cap are left to my household; null: no cap, or not a household's. */
    pointsLeft: number | null
  })[]
  iAmGridMember: boolean
}

export interface BookReplies {
  'points.home': PointsHome
  'points.entries': LedgerPage
  'points.proof': Proof
  'points.statement': Statement
  'points.rules': RulesInfo
  'points.households': HouseholdPage
  'points.reverse': { entry: EntryInfo; message: string }
  'points.step': { message: string }
}
