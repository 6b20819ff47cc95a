/** Boards are projections (jobs/boards.ts). Words are no events, so who changes words says which boards show them. */
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { listKeys } from '../../../miniprogram/core/ticket/lists/lists'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'

export const boardId = (villageId: string, month: string): string => `${villageId}:${month}`
/** The village and month of a board's id. */
export function partsOf(id: string): [villageId: string, month: string] {
  const colon = id.lastIndexOf(':')
  return [id.slice(0, colon), id.slice(colon + 1)]
}

/** The boards that show this ticket are made again at the next tick: its words were erased, or a person let them pass. */
export async function makeBoardsAgain(ticket: Ticket, now: number): Promise<void> {
  for (const month of listKeys(ticket).months)
    await withRetry(() =>
      store.transaction(async tx => {
        const board = await tx.get('boards', boardId(ticket.villageId, month))
        if (board) await tx.put('boards', { ...board, nextAt: now })
      }),
    )
}
