/**
 * The grid tree (rules §3). Level 0 is the county, 1 a town, 2 a village. Below a village the depth is data: a group or a
 * building, a household grid, a cluster of households, or fewer of them.
 */
export type GridId = string
export type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6
export const DEEPEST: Level = 6
export type GroupPurpose = 'residents' | 'collect' | 'assign'

export interface Grid {
  id: GridId
  name: string
  level: Level
  parent: GridId | null
  /** From the county down to this node, itself included. */
  path: GridId[]
  /** Spoken code of a village, the start of its ticket numbers: `WT`. */
  code?: string
  /** What a node below a village is called, where its place in the tree does not say it. */
  form?: 'building' | 'cluster'
  /** When it was ended, and by whom. It stays under its parent, so that closed orders still say where they were. */
  ended?: { at: number; by: string }
  /** The node this one replaced when grids were split; old tickets keep theirs. */
  succeeds?: GridId
}

/** The node of `level` on a path, or null where the tree is shallower. */
export const atLevel = (path: readonly GridId[], level: Level): GridId | null => path[level] ?? null
export const villageOf = (path: readonly GridId[]): GridId | null => atLevel(path, 2)
export const townOf = (path: readonly GridId[]): GridId | null => atLevel(path, 1)
/** Whether `node` stands on `path`, i.e. a post on `node` covers whatever lies at the path's end. */
export const covers = (node: GridId, path: readonly GridId[]): boolean => path.includes(node)
