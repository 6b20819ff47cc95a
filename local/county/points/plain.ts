/** Small pieces of the counter. */
import type { StockMoveDoc } from '../../../cloudfunctions/_documents'
import type { Good } from '../../../miniprogram/core/points/types'
import type { Person } from '../people/people'
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'

export function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`the shop said: ${answer.message}`)
  return answer
}

/** A line of the stock-taking: what moved, what is left, who did it. */
export const stockMove = (
  { id, rev, villageId, stock, held }: Good,
  move: Pick<StockMoveDoc, 'kind' | 'pieces' | 'why'>,
  at: number,
  { actor }: Person,
): StockMoveDoc => ({
  _id: `${id}:${String(rev).padStart(6, '0')}`,
  v: 1,
  goodId: id,
  villageId,
  ...move,
  stock,
  held,
  at,
  by: actor.id,
  byName: actor.staffName,
})
