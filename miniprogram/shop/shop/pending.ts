/**
 * A redemption whose answer has not come: kept with its key, so that asking again finds it instead of redeeming twice.
 * Forgotten only when the cloud has answered, yes or no.
 */
import { keepSafe } from '../../api/safe'

export interface Pending {
  key: string
  goodId: string
  goodName: string
  seenPrice: number
  householdId?: string
  consentWords?: string
}
const NAME = 'redeeming'

export function pendingRedemption(): Pending | null {
  const kept: unknown = wx.getStorageSync(NAME)
  return kept && typeof kept === 'object' ? (kept as Pending) : null
}
export function keepPending(pending: Pending): void {
  keepSafe(NAME, pending)
}
export function dropPending(): void {
  wx.removeStorageSync(NAME)
}
