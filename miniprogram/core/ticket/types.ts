/**
 * A ticket and what can happen to it. The ticket is the fold of its events; words (what people typed) live elsewhere,
 * so that erasing them leaves the chain whole. Times are epoch ms.
 */
export type { NewsUntil, Ticket } from './kinds'
export * from './record'
export * from './vocabulary'
