/** Whose text is typed with an event, and who may know of it: of verbs that have no file of their own yet. */
import type { TextRow } from '../kinds'
import type { LegacyEvent } from './rows'

export const LEGACY_TEXTS: Record<LegacyEvent, TextRow> = {
  Declined: { text: 'office', known: 'everyone', told: true },
  Appealed: { text: 'person', known: 'everyone' },
  Merged: { text: 'none', known: 'everyone' },
  Joined: { text: 'none', known: 'everyone' },
  Parted: { text: 'none', known: 'everyone' },
  Unmerged: { text: 'presser', known: 'everyone' },
  Referred: { text: 'office', known: 'everyone' },
  ReferralAnswered: { text: 'office', known: 'everyone', told: true },
  Dispatched: { text: 'office', known: 'everyone' },
  Reassigned: { text: 'office', known: 'everyone' },
  ReclassifyAsked: { text: 'office', known: 'everyone', told: true },
  ReclassifyAnswered: { text: 'presser', known: 'everyone', told: true },
}
