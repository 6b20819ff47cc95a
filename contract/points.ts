/** Points, shop and honours: what the phone may ask, and the answers. Registered in index.ts. */
import { LIMITS } from '../miniprogram/core/limits'
import * as z from 'zod'
import { code, cursor, day, id, key, month, text, token, words } from './shapes'
import type { DeedState, Result } from '../miniprogram/core/deed/record'
import type { HonourKind, HonourState } from '../miniprogram/core/honour/record'
import type { HistoryLine } from '../miniprogram/core/process/history'
import { PERIODS } from '../miniprogram/core/points/types'
import { deedWrites, honourWrites, redemptionWrites, type DeedPressed, type HonourPressed } from './pressed'
import type { RedemptionState } from '../miniprogram/core/redemption/record'
import type { Discount, Entry, EntryKind, Good, Often, PointsItem } from '../miniprogram/core/points/types'
import type { Page } from './views'

const nothing = z.strictObject({})
const one = z.strictObject({ id })
const often = z.strictObject({
  times: z.int().min(1).max(99),
  per: z.enum(PERIODS),
})
const count = z.int().min(0).max(100_000)

export const pointsReads = {
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
  'points.list': z.strictObject({
    list: z.enum(['mine', 'toConfirm', 'notice', 'objected', 'done']),
    cursor,
  }),
  'points.open': one,
  'shop.goods': nothing,
  'shop.codes': z.strictObject({ cursor }),
  'shop.code': one,
  /** `shop`: one of those the answer lists; left out: the first. With a cursor: what was handed out today, behind it. */
  'shop.counter': z.strictObject({ shop: id.optional(), cursor }),
  'shop.waiting': z.strictObject({ shop: id.optional(), cursor }),
  /** With a cursor: what was taken off the shelf, behind it. */
  'shop.stock': z.strictObject({ shop: id.optional(), cursor }),
  'shop.prices': z.strictObject({ cursor }),
  'honour.list': z.strictObject({
    list: z.enum(['shown', 'notice', 'toDecide', 'voted', 'mine']),
    villageId: id.optional(),
    cursor,
  }),
  'honour.open': one,
} as const

export const pointsWrites = {
  ...deedWrites,
  'points.reverse': z.strictObject({ entryId: id, reason: words(LIMITS.reason, 'moderated'), key }),
  /** Steps 1 and 2 of 一说理 二批评 三处罚, before a minus may be applied for. */
  'points.step': z.strictObject({
    householdId: id,
    itemId: id,
    step: z.union([z.literal(1), z.literal(2)]),
    text: words(LIMITS.deed, 'moderated'),
    key,
  }),
  'shop.look': z.strictObject({ code: code.optional(), token: token.optional() }),
  /** `shop`: where a new good goes; needed from who keeps several shops. */
  'shop.saveGood': z.strictObject({
    id: id.optional(),
    shop: id.optional(),
    name: words(LIMITS.good, 'moderated'),
    unit: words(LIMITS.unit, 'moderated'),
    kind: z.enum(['food', 'daily']),
    picture: id,
    price: z.int().min(1).max(100_000),
    limit: often.nullable(),
    on: z.boolean(),
    restockDay: day.nullable(),
    key,
  }),
  'shop.stockIn': z.strictObject({
    goodId: id,
    pieces: z.int().min(1).max(10_000),
    why: words(LIMITS.stockIn, 'moderated'),
    key,
  }),
  /** `counted`: on the shelf, those held for others included. */
  'shop.count': z.strictObject({
    goodId: id,
    counted: count,
    seenRev: z.int().min(0),
    why: text(LIMITS.stockCount, 'moderated').optional(),
    key,
  }),
  ...redemptionWrites,
  ...honourWrites,
} as const

export interface HouseholdInfo {
  id: string /** 「三组 5 号 陈家」 */
  title: string
}
export interface EntryInfo {
  id: string
  at: number
  kind: EntryKind
  title: string /** 「王树林证实」「孙满仓经手」「到期自动退」 */
  byWords: string
  points: number
  balance: number
  cures: string | null
  reason: string | null
}
/** What the phone can press on it; `refuse`: not to vouch. Computed by the cloud from core's table; the page shows buttons from this only. */
export type ApplicationVerb = Exclude<DeedPressed, 'apply'> | 'refuse'
export interface ApplicationInfo {
  id: string
  no: string
  item: Pick<PointsItem, 'id' | 'words' | 'unit'>
  quantity: number
  points: number
  day: string
  at: number
  state: DeedState
  stateWords: string
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
  stateWords: string
  byWords: string
  titles: string[]
}
export interface ApplicationDetail extends ApplicationInfo {
  text: string | null
  photos: { id: string; state: string; url: string | null }[]
  byWords: string
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
/** A page of households to choose from; `total`: how many fit in all. */
export interface HouseholdPage {
  items: HouseholdInfo[]
  next: string | null
  total: number
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
export interface ShopInfo {
  id: string
  name: string
  place: string
  opens: string
  closes: string
  openNow: boolean
}
/** A counter this person stands behind. */
export interface ShopChoice {
  id: string
  name: string
}
export interface GoodInfo {
  id: string
  name: string
  unit: string
  kind: Good['kind']
  picture: string
  url: string | null
  price: number /** What I pay; less than price only with `discount`. */
  pays: number
  stock: number
  limit: Often | null
  left: number | null
  restockDay: string | null
  short: number
}
export interface ShopPage {
  now: number
  shop: ShopInfo
  balance: number
  hasHousehold: boolean
  discount: boolean
  goods: GoodInfo[] /** A grid member may redeem for a household without a phone. */
  mayHelp: boolean
}
export interface CodeInfo {
  id: string
  no: string
  goodName: string
  unit: string
  picture: string
  url: string | null
  price: number
  paid: number
  discount: Discount | null
  balanceBefore: number
  balanceAfter: number
  householdTitle: string
  onBehalf: boolean
  at: number
  until: number
  state: RedemptionState
  endedAt: number | null
  endedBy: string | null
}
export interface CodeDetail extends CodeInfo {
  now: number
  shop: ShopInfo /** Only while waiting, only to the household and the helper. */
  code: string | null
  token: string | null
  mayCancel: boolean
}
export interface CounterRow {
  id: string
  no: string
  goodName: string
  unit: string
  householdTitle: string
  at: number
  until: number
  onBehalf: boolean
  paid: number
  discount: boolean
  state: RedemptionState
}
export interface Counter {
  now: number
  shop: ShopInfo
  /** Every counter of mine, this one among them. */
  shops: ShopChoice[]
  /** A page of what was handed out today, the newest first; `handedOut`: how many in all, 1000 means more. */
  today: CounterRow[]
  next: string | null
  handedOut: number
  waiting: number
  firstUntil: number | null
}
export interface Looked {
  now: number
  id: string
  state: RedemptionState
  goodName: string
  unit: string
  picture: string
  url: string | null
  householdTitle: string
  paid: number
  price: number
  discount: Discount | null
  onBehalf: boolean
  until: number
  /** From which shop; null to who stands behind one counter only. */
  shopName: string | null
  mayHandOut: boolean /** One sentence: valid, or when and by whom it was collected. */
  message: string
}
export interface PriceChangeInfo {
  id: string
  goodName: string
  from: number
  to: number
  at: number
  byName: string | null
  near: { no: string; householdTitle: string; paid: number; at: number }[]
  /** Redemptions beyond those listed. */
  more: number
}
export interface StockRow {
  id: string
  name: string
  unit: string
  kind: Good['kind']
  picture: string
  url: string | null
  price: number
  stock: number
  held: number
  limit: Often | null
  on: boolean
  restockDay: string | null
  rev: number
  lastCount: { at: number; byName: string | null; difference: number; why: string | null } | null
}
/** What the page shows a button for. `takeBack`: the household's no, once it has said yes. */
export type HonourButton = Exclude<HonourPressed, 'nominate'> | 'takeBack'
export interface HonourInfo {
  id: string
  kind: HonourKind
  kindWords: string
  term: string
  householdTitle: string
  text: string | null
  at: number
  state: HonourState
  stateWords: string
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

/** Everything pressed answers with the thing as it is now and one sentence for the toast. */
export interface PointsReplies {
  'points.home': PointsHome
  'points.entries': LedgerPage
  'points.proof': Proof
  'points.statement': Statement
  'points.rules': RulesInfo
  'points.households': HouseholdPage
  'points.list': Page<ApplicationInfo>
  'points.open': ApplicationDetail
  'points.apply': { application: ApplicationDetail; message: string }
  'points.confirm': { application: ApplicationDetail; message: string }
  'points.withdraw': { application: ApplicationDetail; message: string }
  'points.object': { application: ApplicationDetail; message: string }
  'points.answer': { application: ApplicationDetail; message: string }
  'points.standAside': { application: ApplicationDetail; message: string }
  'points.reverse': { entry: EntryInfo; message: string }
  'points.step': { message: string }
  'shop.goods': ShopPage
  'shop.codes': Page<CodeInfo>
  'shop.code': CodeDetail
  'shop.counter': Counter
  'shop.waiting': Page<CounterRow>
  'shop.stock': { now: number; shop: ShopInfo; shops: ShopChoice[]; goods: StockRow[]; next: string | null }
  'shop.prices': Page<PriceChangeInfo>
  'shop.redeem': { redemption: CodeDetail; message: string }
  'shop.cancel': { redemption: CodeDetail; message: string }
  'shop.look': Looked
  'shop.handOut': { looked: Looked; message: string }
  'shop.saveGood': { good: StockRow; message: string }
  'shop.stockIn': { good: StockRow; message: string }
  'shop.count': { good: StockRow; message: string }
  'honour.list': Page<HonourInfo>
  'honour.open': HonourDetail
  'honour.nominate': { honour: HonourDetail; message: string }
  'honour.standAside': { honour: HonourDetail; message: string }
  'honour.consent': { honour: HonourDetail; message: string }
  'honour.object': { honour: HonourDetail; message: string }
  'honour.answer': { honour: HonourDetail; message: string }
  'honour.vote': { honour: HonourDetail; message: string }
}
