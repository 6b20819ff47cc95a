/** Whose text is typed with an event, and who may know of it: of verbs that have no file of their own yet. */
import type { TextRow } from '../kinds'
import type { LegacyEvent } from './rows'

export const LEGACY_TEXTS: Record<LegacyEvent, TextRow> = {
  Submitted: { text: 'person', known: 'everyone' },
  Registered: { text: 'person', known: 'everyone' },
  Amended: { text: 'person', known: 'everyone' },
  Withdrawn: { text: 'person', known: 'everyone' },
  CancelAsked: { text: 'person', known: 'everyone' },
  CancelAgreed: { text: 'none', known: 'everyone' },
  Declined: { text: 'office', known: 'everyone', told: true },
  Appealed: { text: 'person', known: 'everyone' },
  Merged: { text: 'none', known: 'everyone' },
  Joined: { text: 'none', known: 'everyone' },
  Parted: { text: 'none', known: 'everyone' },
  Unmerged: { text: 'presser', known: 'everyone' },
  Referred: { text: 'office', known: 'everyone' },
  ReferralAnswered: { text: 'office', known: 'everyone', told: true },
  Dispatched: { text: 'office', known: 'everyone' },
  Lapsed: { text: 'none', known: 'everyone' },
  Reassigned: { text: 'office', known: 'everyone' },
  Objected: { text: 'person', known: 'town' },
  ObjectionAnswered: { text: 'office', known: 'upheld', told: true },
  ReclassifyAsked: { text: 'office', known: 'everyone', told: true },
  ReclassifyAnswered: { text: 'presser', known: 'everyone', told: true },
  Reminded: { text: 'none', known: 'everyone' },
  DaysCorrected: { text: 'none', known: 'everyone' },
}
