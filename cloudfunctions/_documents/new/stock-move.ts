/** A line of the stock-taking: what moved, what is left, who did it. */
import type { Good } from '../../../miniprogram/core/points/types'
import type { StockMoveDoc } from '..'

export const stockMoveDoc = (
  { id, rev, villageId, stock, held }: Good,
  move: Pick<StockMoveDoc, 'kind' | 'pieces' | 'why'> & Partial<Pick<StockMoveDoc, 'doubt'>>,
  at: number,
  by: { id: string; name: string | null },
): StockMoveDoc => ({
  _id: `${id}:${String(rev).padStart(6, '0')}`,
  v: 1,
  goodId: id,
  villageId,
  ...move,
  stock,
  held,
  at,
  by: by.id,
  byName: by.name,
})
