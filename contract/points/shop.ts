/** The points shop: its shelf, its counter, its stock, and what a household redeemed. */
import type { HistoryLine } from '../../miniprogram/core/process/history'
import * as z from 'zod'
import { LIMITS } from '../../miniprogram/core/limits'
import { PERIODS, type Discount, type Good, type Often } from '../../miniprogram/core/points/types'
import type { RedemptionState } from '../../miniprogram/core/redemption/record'
import type { Page } from '../page'
import { code, cursor, day, id, key, text, token, words } from '../shapes'

const nothing = z.strictObject({})
const one = z.strictObject({ id })
const often = z.strictObject({
  times: z.int().min(1).max(99),
  per: z.enum(PERIODS),
})
const count = z.int().min(0).max(100_000)

export const shopReads = {
  'shop.goods': nothing,
  'shop.codes': z.strictObject({ cursor }),
  'shop.code': one,
  /** `shop`: one of those the answer lists; left out: the first. With a cursor: what was handed out today, behind it. */
  'shop.counter': z.strictObject({ shop: id.optional(), cursor }),
  'shop.waiting': z.strictObject({ shop: id.optional(), cursor }),
  /** With a cursor: what was taken off the shelf, behind it. */
  'shop.stock': z.strictObject({ shop: id.optional(), cursor }),
  'shop.prices': z.strictObject({ cursor }),
} as const

export const shopWrites = {
  'shop.find': z.strictObject({ code: code.optional(), token: token.optional() }),
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
} as const

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
  /** What happened, the newest first. */
  history: HistoryLine[]
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
export interface Found {
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

export interface ShopReplies {
  'shop.goods': ShopPage
  'shop.codes': Page<CodeInfo>
  'shop.code': CodeDetail
  'shop.counter': Counter
  'shop.waiting': Page<CounterRow>
  'shop.stock': { now: number; shop: ShopInfo; shops: ShopChoice[]; goods: StockRow[]; next: string | null }
  'shop.prices': Page<PriceChangeInfo>
  'shop.find': Found
  'shop.saveGood': { good: StockRow; message: string }
  'shop.stockIn': { good: StockRow; message: string }
  'shop.count': { good: StockRow; message: string }
  'shop.redeem': { redemption: CodeDetail; message: string }
  'shop.cancel': { redemption: CodeDetail; message: string }
  'shop.handOut': { looked: Found; message: string }
}
