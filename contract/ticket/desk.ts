/** The desk: its counters, whom an order may go to, what the content check left to people, whom no message reached. */
import * as z from 'zod'
import type { About } from '../../miniprogram/core/about'
import type { Alarm } from '../../miniprogram/core/alarms'
import { CALL_RESULTS } from '../../miniprogram/core/news/calls'
import type { ToldLine } from '../../miniprogram/core/news/channels'
import { LIMITS } from '../../miniprogram/core/limits'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonInfo, TicketDetail, TicketInfo } from '../../miniprogram/core/ticket/sight/infos'
import type { Track } from '../../miniprogram/core/ticket/types'
import type { Page } from '../page'
import { cursor, handle, id, inWhichPost, key, text, words } from '../shapes'

export const deskReads = {
  'desk.counters': z.strictObject({ as: inWhichPost }),
  'desk.sheet': z.strictObject({ ticketId: id }),
  'desk.reviews': z.strictObject({ as: inWhichPost, cursor, look: id.optional() }),
  'desk.notReached': z.strictObject({ as: inWhichPost, cursor }),
  /** By which way each person heard of this order. */
  'desk.told': z.strictObject({ ticketId: id }),
} as const

export const deskWrites = {
  'desk.review': z.strictObject({
    id,
    pass: z.boolean(),
    reason: text(LIMITS.review, 'moderated').optional(),
    key,
  }),
  /** `came`: what came of ringing; only what reached them ends it. Left out by phones that ring only until it did. */
  'desk.reached': z.strictObject({
    id: handle,
    how: words(LIMITS.reached, 'moderated'),
    came: z.enum(CALL_RESULTS).default('told'),
    key,
  }),
} as const

/** Capped at 99: 100 means 99+. */
export interface DeskCounters {
  now: number
  desk: number
  returned: number
  late: number
  duplicates: number
  /** Only the most pressing were held against each other: there may be more likely twins. */
  duplicatesAtLeast: boolean
  /** Of villages whose desk nobody holds, for the level above; `desk` and `returned` count them, too. */
  standIn: number
  standInNames: string[]
  reviews: number
  notReached: number
  /** Complaints and suggestions without an answer; for the town. */
  feedback: number
  lastSweepAt: number | null
  sweepSilent: boolean
  /** Orders of these nodes on which the clock had something to press and could not; it tries again. */
  stuck: number
  /** What WeChat refuses the whole county. */
  alarms: Alarm[]
  /** The year whose calendar of days off is missing and should be entered by now. */
  calendarMissing: number | null
}
/** Load, never scores. */
export interface Candidate {
  id: string
  name: string
  post: string /** Their work number: urgent orders are told by phone first. */
  phone: string | null
  gridName: string
  inHand: number
  /** Sent to them alone, not claimed yet. */
  waiting: number
  soonDue: number
  own: boolean
  recused: boolean
}
export interface DispatchSheet {
  now: number
  detail: TicketDetail
  people: Candidate[]
  pools: { id: GridId; name: string; members: number }[]
  duplicates: TicketInfo[]
  preview: { track: Track; limitAt: number; words: string }[]
}
export interface Review {
  id: string
  about: About
  no: string
  at: number
  what: 'text' | 'photo' | 'voice' | 'name'
  /** Not shown yet: anyone who stands in from the county asks for each, and that is written down. */
  closed: boolean
  text: string | null
  url: string | null
  reason: string
}
export interface NotReached {
  id: string
  ticketId: string
  no: string
  at: number
  message: string
  person: PersonInfo
  /** Told in their office: the number is public, and dialling it reads nobody's. */
  staff: boolean
  /** Not where the town has nobody in post: the county sees that somebody was not reached, and names somebody. */
  mayRing: boolean
  /** What was tried, calls included. */
  tried: ToldLine[]
}
/** One person who was told of an order. */
export interface ToldPerson {
  name: string
  staff: boolean
  /** What they were told, the newest last. */
  news: { at: number; message: string; lines: ToldLine[] }[]
}

export interface DeskReplies {
  'desk.counters': DeskCounters
  'desk.sheet': DispatchSheet
  'desk.reviews': Page<Review>
  'desk.notReached': Page<NotReached>
  'desk.told': { now: number; no: string; people: ToldPerson[] }
  'desk.review': { left: number }
  'desk.reached': { left: number }
}
