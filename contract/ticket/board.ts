/** The wall of a village, the orders behind its rates; the villages of a town beside one another. */
import * as z from 'zod'
import type { ShownBoard } from '../../miniprogram/core/board/shown'
import type { Hidden } from '../../miniprogram/core/board/hidden'
import type { VillageRow } from '../../miniprogram/core/board/villages'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { TicketInfo } from '../../miniprogram/core/ticket/sight/infos'
import type { Page } from '../page'
import { cursor, id, month } from '../shapes'

export const boardReads = {
  'town.villages': z.strictObject({ month: month.optional() }),
  'board.show': z.strictObject({ villageId: id.optional(), month: month.optional() }),
  'board.tickets': z.strictObject({
    villageId: id.optional(),
    month,
    rate: z.enum(['response', 'resolution']),
    kept: z.boolean(),
    cursor,
  }),
} as const

export interface VillageBoard {
  now: number
  villageId: GridId
  villageName: string
  months: string[]
  board: ShownBoard
  seal: { day: string; root: string } | null
  /** Of the whole town, in the last quarter that was counted: what is on no wall. null: none was counted yet. */
  hidden: Hidden | null
}

export interface BoardReplies {
  'board.show': VillageBoard
  /** `isAll`: false where a month has more orders than are counted. */
  'town.villages': { now: number; month: string; isAll: boolean; villages: VillageRow[] }
  'board.tickets': Page<TicketInfo>
}
