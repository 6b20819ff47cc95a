/** A redemption: goods for a household's points. It is the fold of its events; the code that opens it lies elsewhere. */
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { Discount } from '../points/types'

/** waiting → collected, or given back with its points and goods: cancelled by people, expired by the clock. */
export const REDEMPTION_STATES = ['waiting', 'collected', 'cancelled', 'expired'] as const
export type RedemptionState = (typeof REDEMPTION_STATES)[number]

/** When waiting ended. `byName`: public name where staff ended it. */
interface Ended {
  at: number
  by: PersonId | 'clock'
  byName: string | null
}
/** What is true in one state only. */
export type Stage =
  | { state: 'waiting' }
  | { state: 'collected'; ended: Ended }
  | { state: 'cancelled'; ended: Ended }
  | { state: 'expired'; ended: Ended }

/** What is settled when goods are redeemed, and stays. */
export interface Redeemed {
  no: string
  villageId: GridId
  path: GridId[]
  householdId: string
  householdTitle: string
  /** By a grid member, for a household without a phone. */
  onBehalf: boolean
  /** Households that counted as the helper's own then: nobody of them hands it out. Empty for the household's own. */
  helperHouseholds: string[]
  goodId: string
  goodName: string
  unit: string
  picture: string
  price: number
  paid: number
  discount: Discount | null
  balanceBefore: number
  balanceAfter: number
  /** End of the fifteenth day: after it everything goes back. */
  until: number
  /** 'YYYY-MM-DD' on which it counts against the household's limit of this good; null: the good had none. */
  countedOn: string | null
  /** Which try gave a code that nobody else at this shop holds. The code follows from it and the county's key. */
  codeTry: number
}
/** What outlives a stage. */
export interface RedemptionRecord extends Redeemed {
  /** Schema version of the fold. */
  v: 1
  redeemedBy: PersonId
  redeemedAt: number
}
