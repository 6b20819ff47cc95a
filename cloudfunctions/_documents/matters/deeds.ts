/** Good deeds: the fold of its events, with what lists filter and sort by. */
import type { Deed } from '../../../miniprogram/core/deed/kinds'
import type { DeedState } from '../../../miniprogram/core/deed/record'
import type { GridId } from '../../../miniprogram/core/people/grid'

export interface DeedDoc {
  _id: string
  v: 1
  deed: Deed
  villageId: GridId
  path: GridId[]
  state: DeedState
  /** Households and who reported it: an equality on the array finds mine. */
  of: string[]
  /** When it was reported (13 digits) + id. */
  sortKey: string
  /** `${household}:${itemId}:${day}` of each household: the same deed reported again is found by it. */
  alike: string[]
  /** When the clock has to act; null: only people move it. */
  nextDueAt: number | null
}
