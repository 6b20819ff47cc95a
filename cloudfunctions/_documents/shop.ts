/** The points shop: goods, stock, prices, redemptions. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { Good } from '../../miniprogram/core/points/types'
import type { Redemption } from '../../miniprogram/core/redemption/kinds'
import type { RedemptionState } from '../../miniprogram/core/redemption/record'

/** `_id` = village id: one shop a village. Times 'H:MM' Shanghai. */
export interface ShopDoc {
  _id: string
  v: 1
  name: string
  place: string
  opens: string
  closes: string
}
/** `_id` = `${goodId}:${rev, 6 digits}` of the change; `listed` once a redemption lies within a day of it. */
export interface PriceChangeDoc {
  _id: string
  v: 1
  villageId: GridId
  path: GridId[]
  goodId: string
  goodName: string
  from: number
  to: number
  at: number
  by: PersonId
  byName: string | null
  listed: boolean
  /** at (13 digits) + id. */
  sortKey: string
  /** The redemptions near it, at most `MOST_NEAR`; `more`: how many beyond. */
  near: { id: string; no: string; householdTitle: string; paid: number; at: number }[]
  more: number
}
export interface GoodDoc {
  _id: string
  v: 1
  good: Good
  villageId: GridId
  on: boolean
  /** The last change of its price, by hand. */
  priced?: { id: string; at: number } | null
  sort: string
  idempotencyKeys: string[]
  /** The newest stock-taking, so that the list needs no query per good. `doubt`: its words wait for a look. */
  lastCount?: {
    at: number
    byName: string | null
    difference: number
    why: string | null
    doubt?: string | null
  } | null
  /** Id of the words under which its name waits for a person to look; until then it is on no shelf. */
  doubt?: string | null
}
/** `_id` = `${goodId}:${rev, 6 digits}`: everything that changed stock by hand; redemptions are their own record. stock = Σ pieces − redemptions waiting or collected. */
export interface StockMoveDoc {
  _id: string
  v: 1
  goodId: string
  villageId: GridId
  kind: 'in' | 'count' | 'edit'
  pieces: number
  stock: number
  /** Pieces held for others. */
  held: number
  why: string | null
  /** Id of the words under which `why` waits for a person to look. */
  doubt?: string | null
  at: number
  by: PersonId
  byName: string | null
}
/**
 * The fold of its events, with what lists filter and sort by. `code` and `token` follow from no event: HMAC only, unique;
 * `used:…` once it is over.
 */
export interface RedemptionDoc {
  _id: string
  v: 1
  redemption: Redemption
  villageId: GridId
  householdId: string
  state: RedemptionState
  code: string
  token: string
  sortKey: string
  endedKey: string
  nextDueAt: number | null
  /** Who redeemed for a household without a phone: finds it again; '' for the household's own. */
  helper: PersonId | ''
}
