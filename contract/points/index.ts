/** Points, shop and honours: every process its own file. Everything pressed answers with the thing as it is now and a sentence. */
import { bookReads, bookWrites, type BookReplies } from './book'
import { deedReads, type DeedReplies } from './deed'
import { honourReads, type HonourReplies } from './honour'
import { deedWrites, honourWrites, redemptionWrites } from './pressed'
import { shopReads, shopWrites, type ShopReplies } from './shop'

export const pointsReads = { ...bookReads, ...deedReads, ...shopReads, ...honourReads } as const
export const pointsWrites = {
  ...deedWrites,
  ...bookWrites,
  ...shopWrites,
  ...redemptionWrites,
  ...honourWrites,
} as const
export type PointsReplies = BookReplies & DeedReplies & ShopReplies & HonourReplies
