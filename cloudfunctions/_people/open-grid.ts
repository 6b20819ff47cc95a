/** A grid that something new is put into: a door, a post, a grid below it. */
import type { GridId } from '../../miniprogram/core/people/grid'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { GridDoc } from '../_documents'
import type { Tx } from '../_platform/inside'

/**
 * In the caller's transaction. Counts on the grid that something came, so that anyone who ends it at this moment and looked
 * before looks again. Refuses where it has ended, or households are on their way from or to it.
 */
export async function putInto(tx: Tx, id: GridId): Promise<GridDoc | Refusal> {
  const grid = await tx.get('grids', id)
  if (!grid || grid.ended) return refuse('STALE')
  if (grid.regrouping) return refuse('NODE_BUSY', { name: grid.name })
  const next = withOneMore(grid)
  await tx.put('grids', next)
  return next
}

/** The grid once something more came to it. */
export const withOneMore = (grid: GridDoc): GridDoc => ({ ...grid, came: (grid.came ?? 0) + 1 })
