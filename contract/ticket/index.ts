/** Orders: their pages, lists, desk and wall. Their verbs are in `press.ts`. */
import { boardReads, type BoardReplies } from './board'
import { deskReads, deskWrites, type DeskReplies } from './desk'
import { listReads, listWrites, type ListReplies } from './lists'
import { orderReads, orderWrites, type OrderReplies } from './open'

export const ticketReads = { ...orderReads, ...listReads, ...deskReads, ...boardReads } as const
export const ticketWrites = { ...orderWrites, ...listWrites, ...deskWrites } as const
export type TicketReplies = OrderReplies & ListReplies & DeskReplies & BoardReplies
