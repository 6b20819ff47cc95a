/** Honours. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { Honour } from '../../miniprogram/core/points/types'

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
