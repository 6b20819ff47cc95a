/**
 * Cards sent to the family, kept on this phone: an order has at most five, so the same one is sent again. The cloud keeps
 * only a hash, and cannot tell a card twice.
 */
import { call } from './client'
import { newKey } from './key'
import { keepSafe } from './safe'

export interface FamilyCard {
  title: string
  path: string
  imageUrl: string
}
type Kept = Record<string, FamilyCard>

const NAME = 'cards'
const MOST = 30

function kept(): Kept {
  const stored: unknown = wx.getStorageSync(NAME)
  return typeof stored === 'object' && stored !== null ? (stored as Kept) : {}
}

/** The card of this order, or why there is none. */
export async function familyCard(ticketId: string): Promise<FamilyCard | { message: string }> {
  const before = kept()[ticketId]
  if (before) return before
  const result = await call('share.give', { ticketId, key: newKey() })
  if (!result.ok) return { message: result.message }
  const { title, path, picture } = result.data
  const card = { title, path, imageUrl: picture }
  const others = Object.entries(kept()).slice(0, MOST)
  keepSafe(NAME, Object.fromEntries([[ticketId, card], ...others]))
  return card
}
