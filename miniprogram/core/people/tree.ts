/** What a node of the tree ought to have: how many households a grid is for, and which posts nobody may leave empty. */
import type { Grid, Level } from './grid'
import type { Post } from './role'

/** A household grid is for so many households (rules §3). Nothing is split or merged by itself: people are told. */
export const HOUSEHOLDS_A_GRID = { least: 15, most: 20 } as const

export type GridSize = 'few' | 'right' | 'many'
export const sizeOf = (households: number): GridSize =>
  households < HOUSEHOLDS_A_GRID.least ? 'few' : households > HOUSEHOLDS_A_GRID.most ? 'many' : 'right'

/** How many households too many or too few; 0 where it is right. */
export const awayBy = (households: number): number =>
  Math.max(0, households - HOUSEHOLDS_A_GRID.most, HOUSEHOLDS_A_GRID.least - households)

type Role = Post['role']
/** What stands on each level: the posts that may be held there, the most important first. */
const POSTS_AT = {
  county: ['admin'],
  town: ['inspector', 'mediator'],
  village: ['dispatcher', 'supervisor', 'gridMember', 'shopkeeper', 'mediator'],
  below: ['gridMember'],
} as const satisfies Record<string, readonly Role[]>
/** Those of them without which something stops. A group may do without: its grids have their own. */
const NEEDED_AT = {
  county: ['admin'],
  town: ['inspector'],
  village: ['dispatcher', 'supervisor'],
  householdGrid: ['gridMember'],
  between: [],
} as const satisfies Record<string, readonly Role[]>

/** The posts that a node of this level has. */
export function postsAt(level: Level): readonly Role[] {
  if (level === 0) return POSTS_AT.county
  if (level === 1) return POSTS_AT.town
  return level === 2 ? POSTS_AT.village : POSTS_AT.below
}

/** The posts that must be held at a node. */
export function neededAt(level: Level, isHouseholdGrid: boolean): readonly Role[] {
  if (level === 0) return NEEDED_AT.county
  if (level === 1) return NEEDED_AT.town
  if (level === 2) return NEEDED_AT.village
  return isHouseholdGrid ? NEEDED_AT.householdGrid : NEEDED_AT.between
}

/** What a node is. Below a village its place says it, unless it says so itself. */
export type NodeKind = 'county' | 'town' | 'village' | 'group' | 'building' | 'grid' | 'cluster'
export function kindOf({ level, form }: Pick<Grid, 'level' | 'form'>, hasGrids: boolean): NodeKind {
  if (level === 0) return 'county'
  if (level === 1) return 'town'
  if (level === 2) return 'village'
  return form ?? (hasGrids ? 'group' : 'grid')
}

/** Households of one household grid, and the nodes it lies in. */
export interface GridCount {
  gridId: string
  /** The child of the shown node that it lies at or below; null: it is the shown node itself. */
  child: string | null
  /** The node above the grid. */
  above: string
  households: number
}
export interface Summary {
  households: number
  /** Household grids with somebody in them. */
  grids: number
  few: number
  many: number
  /** Household grids that nobody holds. */
  vacant: number
}
export const NOTHING: Summary = { households: 0, grids: 0, few: 0, many: 0, vacant: 0 }

/**
 * What lies below each child. A cluster's households count for the grid it lies in: that is what fifteen to twenty is
 * meant for, and who looks after it.
 */
export function summaries(
  counts: readonly GridCount[],
  isCluster: (gridId: string) => boolean,
  isHeld: (gridId: string) => boolean,
): Map<string | null, Summary> {
  const grids = new Map<string, { child: string | null; households: number }>()
  for (const { gridId, child, above, households } of counts) {
    const id = isCluster(gridId) ? above : gridId
    grids.set(id, { child, households: (grids.get(id)?.households ?? 0) + households })
  }
  const found = new Map<string | null, Summary>()
  for (const [id, { child, households }] of grids) {
    const sum = found.get(child) ?? NOTHING
    const size = sizeOf(households)
    found.set(child, {
      households: sum.households + households,
      grids: sum.grids + 1,
      few: sum.few + Number(size === 'few'),
      many: sum.many + Number(size === 'many'),
      vacant: sum.vacant + Number(!isHeld(id)),
    })
  }
  return found
}

export const sumOf = (parts: Iterable<Summary>): Summary =>
  [...parts].reduce(
    (a, b) => ({
      households: a.households + b.households,
      grids: a.grids + b.grids,
      few: a.few + b.few,
      many: a.many + b.many,
      vacant: a.vacant + b.vacant,
    }),
    NOTHING,
  )
