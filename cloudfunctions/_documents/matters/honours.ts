/** Honours: the fold of its events, with what lists filter and sort by. */
import type { Honour } from '../../../miniprogram/core/honour/kinds'
import type { HonourState } from '../../../miniprogram/core/honour/record'
import type { GridId } from '../../../miniprogram/core/people/grid'

export interface HonourDoc {
  _id: string
  v: 1
  honour: Honour
  villageId: GridId
  path: GridId[]
  state: HonourState
  shown: boolean
  householdId: string
  sortKey: string
  nextDueAt: number | null
}
