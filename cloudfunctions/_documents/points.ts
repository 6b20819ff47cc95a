/** Stored shapes of points, shop and honours. Words people typed lie in `ticket_words` (`ticketId` = the application's, honour's or entry's id), so checks, addresses and erasing work the same. */
import type {
  Account,
  Application,
  Entry,
  Good,
  Honour,
  Redemption,
  Tally,
} from '../../miniprogram/core/points/types'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'

/** `_id` = household id. */
export interface AccountDoc extends Account {
  _id: string
  v: 1 /** Last month with a statement, 'YYYY-MM' or ''. */
  statedMonth: string
}
/** `_id` = `${householdId}:${rev, 6 digits}`: id is order and lock; `cause` is unique. */
export interface EntryDoc extends Entry {
  _id: string
  v: 1
}
/**
 * `_id` = `${householdId}:${itemId or goodId}`: how often, by day. A limit spans documents, so it has its own; it does not
 * know the limit's period, so a changed limit goes on with what was counted.
 */
export interface TallyDoc extends Tally {
  _id: string
  v: 1
}
/** `taps`: who pressed which key, newest last (≤ 50): the same tap twice is once. */
export interface ApplicationDoc {
  _id: string
  v: 1
  application: Application
  villageId: GridId
  path: GridId[]
  state: Application['state']
  /** Households and author: an equality on the array finds mine. */
  of: string[]
  /** at (13 digits) + id. */
  sortKey: string
  /** `${household}:${itemId}:${day}` of each household: the same deed reported again is found by it. */
  deeds: string[]
  /** When the clock has to act; null: only people move it. */
  nextDueAt: number | null
  openObjections: number
  taps: string[]
}
/** `_id` = person id: where they objected, newest last. */
export interface ObjectorDoc {
  _id: string
  v: 1
  rev: number
  made: { about: string; kind: 'deed' | 'honour'; id: string; at: number }[]
}
export interface StepDoc {
  _id: string
  v: 1
  villageId: GridId
  householdId: string
  itemId: string
  step: 1 | 2
  at: number
  by: PersonId
  byName: string | null
}
/** `_id` = `${householdId}:${YYYY-MM}`. */
export interface StatementDoc {
  _id: string
  v: 1
  householdId: string
  villageId: GridId
  month: string
  opening: number
  earned: number
  spent: number
  returned: number
  reversed: number
  closing: number
  count: number
  lastRev: number
  head: string
  madeAt: number
}

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
  taps: string[] /** The newest stock-taking, so that the list needs no query per good. `doubt`: its words wait for a look. */
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
/** `code` and `token`: HMAC only, unique; `used:<id>` once it is over. */
export interface RedemptionDoc {
  _id: string
  v: 1
  redemption: Redemption
  villageId: GridId
  householdId: string
  state: Redemption['state']
  code: string
  token: string /** Which try gave a code nobody else holds; the digits follow from it and the county's key. */
  codeTry: number
  tap: string
  sortKey: string
  endedKey: string
  nextDueAt:
    | number
    | null /** Who redeemed for a household without a phone: finds it again; '' for the household's own. */
  helper?: PersonId /** The day it was counted on, taken back when it comes to nothing. */
  countedOn?: string /** The tap that ended it: the same tap again gets the same answer. */
  endedTap?: string
}
export interface HonourDoc {
  _id: string
  v: 1
  honour: Honour
  villageId: GridId
  path: GridId[]
  state: Honour['state']
  shown: boolean
  householdId: string
  sortKey: string
  nextDueAt: number | null
  openObjections: number
  taps: string[]
}

export interface PointsDocuments {
  accounts: AccountDoc
  entries: EntryDoc
  quotas: TallyDoc
  applications: ApplicationDoc
  objectors: ObjectorDoc
  steps: StepDoc
  statements: StatementDoc
  shops: ShopDoc
  goods: GoodDoc
  price_changes: PriceChangeDoc
  stock_moves: StockMoveDoc
  redemptions: RedemptionDoc
  honours: HonourDoc
}
