/** Orders: their pages, lists, desk and wall. Their verbs are in `press.ts`. */
import { boardReads, type BoardReplies } from './board'
import { deskReads, deskWrites, type DeskReplies } from './desk'
import { listReads, type ListReplies } from './lists'
import { orderReads, orderWrites, type OrderReplies } from './open'

export const ticketReads = { ...orderReads, ...listReads, ...deskReads, ...boardReads } as const
export const ticketWrites = { ...orderWrites, ...deskWrites } as const
export type TicketReplies = OrderReplies & ListReplies & DeskReplies & BoardReplies
