/** What the journal looks up for a redemption: what its verbs are decided by, and the documents that move with it. */
import type { Facts } from '../../../miniprogram/core/redemption/kinds'
import type { AccountDoc, GoodDoc, TallyDoc } from '../../_documents'

export interface RedemptionFacts extends Facts {
  /** What moves with the next step, as this transaction has read it. Left out: the redemption is over. */
  moving?: Moving
  /** How many of the household hear of it. */
  hearers?: number
  /** redeem: who hears of a price that was changed near it. */
  watchers?: readonly string[]
}

export interface Moving {
  stocked: GoodDoc
  account: AccountDoc | null
  /** How often the household has had the good; null: nobody counts it. */
  had: TallyDoc | null
}
