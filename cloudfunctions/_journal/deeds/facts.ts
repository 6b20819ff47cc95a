/** What the journal looks up for a good deed: what its verbs are decided by, and the account that moves with it. */
import type { Facts } from '../../../miniprogram/core/deed/kinds'
import type { AccountDoc } from '../../_documents'

export interface DeedFacts extends Facts {
  /** credit: the household's account as this transaction has read it; null: it has none yet. */
  held?: AccountDoc | null
}
