/** What is looked up for each kind of process. A new kind of matter is a row here, and one in `written.ts`. */
import type { Keeping, ProcessKind } from './keeping'
import { keptDeeds } from './deeds/keeping'
import { keptFeedbacks } from './feedback/keeping'
import { keptHonours } from './honours/keeping'
import { keptRedemptions } from './redemptions/keeping'
import { keptOrders } from './orders/keeping'

export const KEPT: { readonly [K in ProcessKind]: Keeping<K> } = {
  ticket: keptOrders,
  honour: keptHonours,
  redemption: keptRedemptions,
  deed: keptDeeds,
  feedback: keptFeedbacks,
}
