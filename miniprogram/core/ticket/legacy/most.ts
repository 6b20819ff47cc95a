import type { LegacyEvent } from './rows'

/**
 * How often a step may be taken in one round, so that an order stays one that can be opened and read. null: its own
 * rule or state holds it already, or the order could come to a standstill without it.
 */
export const LEGACY_MOST: Record<LegacyEvent, number | null> = {
  Declined: null,
  Appealed: null,
  Merged: null,
  Joined: null,
  Parted: null,
  Unmerged: null,
  Referred: null,
  ReferralAnswered: null,
  Dispatched: null,
  Reassigned: null,
  ReclassifyAsked: 20,
  ReclassifyAnswered: null,
}
