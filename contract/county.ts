/** Pages for county, town and village: the tree, its posts, its doors. Types only cross to the phone. */
import type { GridId, Level } from '../miniprogram/core/people/grid'
import type { Post } from '../miniprogram/core/people/role'
import type { NodeKind } from '../miniprogram/core/people/tree'
import * as z from 'zod'
import { id } from './shapes'
import type { GroupInfo } from './views'

export const countyReads = {
  /** Left out: the node of my own office. */
  'county.tree': z.strictObject({ node: id.optional() }),
} as const

/** Somebody in post, by public name. */
export interface HolderSeen {
  role: Post['role']
  name: string
  /** asleep: nobody above met them face to face yet. absent: they have no account yet. */
  state: 'works' | 'asleep' | 'absent'
  until: number | null
}
export interface NodeSeen {
  id: GridId
  name: string
  level: Level
  kind: NodeKind
  households: number
  /** Household grids below it. */
  grids: number
  few: number
  many: number
  vacant: number
  /** Fifteen to twenty households are meant for it. */
  isHouseholdGrid: boolean
  holders: HolderSeen[]
  /** Posts that must be held here and are not. */
  empty: Post['role'][]
  /** How many WeChat groups are bound to it. */
  groups: number
}
export interface TreeSeen {
  /** From my own office down to the shown node. */
  path: { id: GridId; name: string }[]
  node: NodeSeen
  groups: GroupInfo[]
  children: NodeSeen[]
}
export interface CountyReplies {
  'county.tree': TreeSeen
}
