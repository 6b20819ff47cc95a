/** Rows of the verbs that have no file of their own yet: `from` × `by` is a product. A verb that moves leaves. */
import type { EventType } from '../events'
import type { Relation } from '../relation'
import type { State } from '../types'

export interface Row {
  from: readonly (State | 'new')[]
  /** Where it leads; 'same' keeps the state; a list when the answer decides. */
  to: State | 'same' | readonly (State | 'same')[]
  by: readonly Relation[]
  /** Insists that what was seen is still so (`STALE`). */
  insists?: true
  /** Pressed by the clock only. */
  clockOnly?: true
  /** 中文, on the button. */
  words: string
}

const OPEN = ['submitted', 'dispatched', 'claimed', 'referred'] as const

export const LEGACY_ROWS = {
  decline: { from: ['submitted'], to: 'declined', by: ['dispatcher', 'inspector'], words: '不予受理' },
  appeal: { from: ['declined'], to: 'submitted', by: ['requester'], words: '申诉' },
  merge: {
    from: ['submitted', 'dispatched'],
    to: 'merged',
    by: ['dispatcher'],
    insists: true,
    words: '并单',
  },
  unmerge: { from: ['merged'], to: 'submitted', by: ['requester', 'dispatcher', 'clock'], words: '拆单' },
  refer: { from: ['submitted', 'claimed'], to: 'referred', by: ['dispatcher', 'inspector'], words: '移交' },
  answerReferral: {
    from: ['referred'],
    to: ['submitted', 'resolved'],
    by: ['dispatcher', 'inspector'],
    words: '记回执',
  },
  dispatch: {
    from: ['submitted', 'dispatched'],
    to: 'dispatched',
    by: ['dispatcher', 'inspector'],
    words: '派单',
  },
  reassign: { from: ['claimed'], to: 'dispatched', by: ['dispatcher', 'inspector', 'clock'], words: '改派' },
  reclassify: { from: OPEN, to: 'same', by: ['dispatcher'], words: '改分类' },
  answerReclassify: {
    from: OPEN,
    to: 'same',
    by: ['approver', 'requester'],
    insists: true,
    words: '答复改分类',
  },
} as const satisfies Record<string, Row>

export type LegacyVerb = keyof typeof LEGACY_ROWS

/** The event that each makes. */
export const LEGACY_EVENTS = {
  decline: 'Declined',
  appeal: 'Appealed',
  merge: 'Merged',
  unmerge: 'Unmerged',
  refer: 'Referred',
  answerReferral: 'ReferralAnswered',
  dispatch: 'Dispatched',
  reassign: 'Reassigned',
  reclassify: 'ReclassifyAsked',
  answerReclassify: 'ReclassifyAnswered',
} as const satisfies Record<LegacyVerb, EventType>
export type LegacyEvent = (typeof LEGACY_EVENTS)[LegacyVerb] | 'Joined' | 'Parted'
export const LEGACY_EVENT_TYPES: readonly EventType[] = [...Object.values(LEGACY_EVENTS), 'Joined', 'Parted']
