/** One order: its page, its closed record, its slip of paper, the card that is shared of it. */
import * as z from 'zod'
import type { Lengths } from '../../miniprogram/core/clock/in-chinese'
import { LIMITS } from '../../miniprogram/core/limits'
import type { PhotoInfo, TicketDetail, VoiceInfo } from '../../miniprogram/core/ticket/sight/infos'
import type { State } from '../../miniprogram/core/ticket/types'
import type { Contact } from '../person/home'
import { code, id, key, text, words } from '../shapes'
import type { Candidate } from './desk'

const one = z.strictObject({ ticketId: id })

export const orderReads = {
  'ticket.open': one,
  'ticket.colleagues': one,
  'ticket.bySlip': z.strictObject({ no: z.string().regex(/^[A-Za-z0-9]{1,12}-\d{1,8}$/), slip: code }),
  /** `token`: what stands in the path of a card. */
  'share.open': z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{1,80}\.[0-9a-f]{32}$/) }),
  'share.card': z.strictObject({ ticketId: id.optional(), board: z.boolean().optional() }),
} as const

export const orderWrites = {
  'ticket.unmask': z.strictObject({
    ticketId: id,
    whose: z.enum(['requester', 'holder']),
    /** Of several orders worked on together: the number of the one whose requester is meant. */
    joined: text(LIMITS.number, { unmoderated: 'the number of an order, compared and not kept' }).optional(),
    purpose: words(LIMITS.purpose, 'moderated'),
    key,
  }),
  'ticket.record': z.strictObject({ ticketId: id, purpose: words(LIMITS.purpose, 'moderated'), key }),
  /** `line`: of the record. `piece`: letter for letter as it stands there; `file`: one of its photos. One of them. */
  'ticket.redact': z.strictObject({
    ticketId: id,
    line: id,
    piece: words(LIMITS.purpose, { unmoderated: 'compared with what stands there, and not kept' }).optional(),
    file: id.optional(),
    purpose: words(LIMITS.purpose, 'moderated'),
    key,
  }),
  'share.give': z.strictObject({ ticketId: id, key }),
} as const

interface ShareCard {
  title: string
  path: string
  picture: string
}
/** What a shared card shows: no words, no names but the desk's line. */
export interface SharedOrder {
  now: number
  no: string
  state: State
  stateText: string
  promisedAt: number | null
  desk: { post: string; phone: string | null } | null
}
export interface RecordLine {
  id: string
  at: number
  message: string
  text: string
  photos: PhotoInfo[]
  voice: VoiceInfo | null
  /** Written in office, and the reader is the town: on request a piece may be taken out of it. */
  mayTakeOut: boolean
}
/** What a slip of paper opens: enough to know which order it is and to rate it, nothing to read. */
export interface SlipOrder {
  now: number
  ticketId: string
  no: string
  subLabel: string
  submittedAt: number
  mayRate: boolean /** Why it cannot be rated, said to the bearer. */
  why: string | null /** It was rated before; for `lengths.rateReplace` a new rating replaces it. */
  rated: boolean
  lengths: Lengths
}

export interface OrderReplies {
  /** `unheard`: whom to call about the own order, where no message can arrive any more. */
  'ticket.open': TicketDetail & { now: number; unheard: Contact | null }
  /** Whom the holder may ask along (`ticket.addHandler`). */
  'ticket.colleagues': Candidate[]
  /** The order a slip of paper belongs to; then `ticket.rate` with `slip`. */
  'ticket.bySlip': SlipOrder
  'share.open': SharedOrder
  'share.card': ShareCard
  'ticket.unmask': { name: string; phone: string | null }
  /** Texts that are closed, read with a purpose; the person concerned sees who read them and why. */
  'ticket.record': { now: number; no: string; lines: RecordLine[] }
  'ticket.redact': { now: number; no: string; lines: RecordLine[] }
  'share.give': ShareCard
}
