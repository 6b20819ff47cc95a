/**
 * Every route the phone can call: its input (zod) and what it answers (type). Identity is never in an input.
 * `Api` is what `miniprogram/api/client.ts` is typed by. Add a route here, then its handler in `api/`.
 */
import { LIMITS } from '../miniprogram/core/limits'
import * as z from 'zod'
import { code, cursor, handle, id, instead, key, month, text, words } from './shapes'
import { joinReads, joinWrites, type JoinReplies } from './joining'
import { pointsReads, pointsWrites as ownPointsWrites, type PointsReplies } from './points'
import { countyReads, countyWrites, type CountyReplies } from './county'
import { rulesReads, rulesWrites, type RulesReplies } from './rules'
import { printReads, printWrites, type PrintReplies } from './print'
import { rosterReads, rosterWrites, type RosterReplies } from './roster'
import type { SelfCheck } from './self-check'
import { verbInputs, type PersonVerb } from './verbs'
import type * as v from './views'
import { LISTED_REQUESTS } from '../miniprogram/core/ticket/pieces/requests'
import type { TicketDetail, TicketInfo } from '../miniprogram/core/ticket/sight/infos'

/** Looked up and forgotten: nobody else reads it. */
const SEARCH = { unmoderated: 'a search is not kept' }
const nothing = z.strictObject({})
const one = z.strictObject({ ticketId: id })
const LISTS = [
  'mine',
  'desk',
  'returned',
  'late',
  'open',
  'running',
  'toRate',
  'toRevisit',
  'closed',
  'published',
  'town',
  'townLate',
  ...LISTED_REQUESTS,
  'aboutStaff',
  'duplicates',
  'standIn',
  'standInRate',
  'standInClosed',
  'ended',
] as const

export const reads = {
  'me.home': nothing,
  'me.groups': nothing,
  'me.contact': z.strictObject({ villageId: id.optional(), code: code.optional() }),
  ...joinReads,
  ...rosterReads,
  ...countyReads,
  ...rulesReads,
  ...printReads,
  'me.access': nothing,
  'me.news': z.strictObject({ cursor }),
  'ticket.open': one,
  'ticket.colleagues': one,
  'ticket.bySlip': z.strictObject({ no: z.string().regex(/^[A-Za-z0-9]{1,12}-\d{1,8}$/), slip: code }),
  'ticket.list': z.strictObject({ list: z.enum(LISTS), cursor }),
  'grid.today': z.strictObject({ cursor }),
  'grid.places': z.strictObject({ under: id.optional() }),
  'grid.people': z.strictObject({ q: text(LIMITS.search, SEARCH).optional(), cursor }),
  'feedback.list': z.strictObject({ list: z.enum(['mine', 'open', 'answered']), cursor }),
  'feedback.open': z.strictObject({ id }),
  'desk.counters': nothing,
  /** `phoneNow`: what time the phone believes it is. */
  'county.selfCheck': z.strictObject({ phoneNow: z.int().nonnegative() }),
  'desk.sheet': one,
  'desk.reviews': z.strictObject({ cursor, look: id.optional() }),
  'desk.notReached': z.strictObject({ cursor }),
  'board.show': z.strictObject({ villageId: id.optional(), month: month.optional() }),
  'board.tickets': z.strictObject({
    villageId: id.optional(),
    month,
    rate: z.enum(['response', 'resolution']),
    kept: z.boolean(),
    cursor,
  }),
  /** `token`: what stands in the path of a card. */
  'share.look': z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{1,80}\.[0-9a-f]{32}$/) }),
  'share.card': z.strictObject({ ticketId: id.optional(), board: z.boolean().optional() }),
} as const

const ownWrites = {
  ...joinWrites,
  ...rosterWrites,
  ...countyWrites,
  ...rulesWrites,
  ...printWrites,
  'me.settings': z.strictObject({
    /** Only after the one typed before was not let through. */
    name: words(LIMITS.name, 'moderated').optional(),
    elder: z.boolean().optional(),
    privacyAgreed: z.literal(true).optional(),
    /** null: none any more. */
    phone: z
      .string()
      .regex(/^1\d{10}$/, '要写 11 位手机号。')
      .nullable()
      .optional(),
  }),
  'me.accepted': z.strictObject({ accepted: z.array(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)).max(5), key }),
  'me.seen': z.strictObject({ badges: z.array(handle).max(50) }),
  'me.feedback': z.strictObject({
    kind: z.enum(['complaint', 'suggestion']),
    text: words(LIMITS.feedback, 'moderated'),
    key,
  }),
  'feedback.answer': z.strictObject({ id, text: words(LIMITS.feedback, 'moderated'), key }),
  'feedback.appeal': z.strictObject({ id, text: words(LIMITS.feedback, 'moderated'), key }),
  'me.erase': z.strictObject({ ticketId: id, key }),
  'file.issue': z.strictObject({
    kind: z.enum(['photo', 'voice']),
    extension: z.enum(['jpg', 'png', 'mp3', 'aac', 'webm', 'wav']),
    bytes: z
      .int()
      .min(1)
      .max(LIMITS.photoMegabytes * 1_000_000),
    key,
  }),
  'file.done': z.strictObject({ id }),
  'ticket.unmask': z.strictObject({
    ticketId: id,
    whose: z.enum(['requester', 'holder']),
    /** Of several orders worked on together: the number of the one whose requester is meant. */
    joined: text(LIMITS.number, { unmoderated: 'the number of an order, compared and not kept' }).optional(),
    purpose: words(LIMITS.purpose, 'moderated'),
    key,
  }),
  'share.give': z.strictObject({ ticketId: id, key }),
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
  'desk.review': z.strictObject({
    id,
    pass: z.boolean(),
    reason: text(LIMITS.review, 'moderated').optional(),
    key,
  }),
  'desk.reached': z.strictObject({ id: handle, how: words(LIMITS.reached, 'moderated'), key }),
  'group.bind': z.strictObject({
    gridId: id,
    purpose: z.enum(['residents', 'collect', 'assign']),
    group: z.looseObject({ cloudID: z.string().max(400) }),
    key,
  }),
  'group.unbind': z.strictObject({ gridId: id, purpose: z.enum(['residents', 'collect', 'assign']), key }),
} as const

type WithInstead<T> = {
  [R in keyof T]: T[R] extends z.ZodObject<infer S>
    ? 'key' extends keyof S
      ? z.ZodObject<S & { instead: typeof instead }, z.core.$strict>
      : T[R]
    : T[R]
}
/** Whatever takes a key can be told which keys it had before it was edited. */
const withInstead = <T extends Record<string, z.ZodObject>>(table: T): WithInstead<T> =>
  Object.fromEntries(
    Object.entries(table).map(([name, shape]) => [
      name,
      'key' in shape.shape ? shape.extend({ instead }) : shape,
    ]),
  ) as unknown as WithInstead<T>

export const writes = withInstead(ownWrites)
export const pointsWrites = withInstead(ownPointsWrites)

type Body = z.ZodType
/** Sent again with the same words after TEXT_RISKY, when the author asks for a person to look. */
const humanCheck = z.literal(true).optional()
const press = <S extends Body>(input: S) => z.strictObject({ ticketId: id, key, instead, input, humanCheck })
const fresh = <S extends Body>(input: S) => z.strictObject({ key, instead, input, humanCheck })

/** One route per verb. `submit` and `register` make a ticket, so they carry no id. */
export const presses = {
  'ticket.submit': fresh(verbInputs.submit),
  'ticket.register': fresh(verbInputs.register),
  ...Object.fromEntries(
    Object.entries(verbInputs)
      .filter(([verb]) => verb !== 'submit' && verb !== 'register')
      .map(([verb, input]) => [`ticket.${verb}`, press(input)]),
  ),
} as unknown as PressSchemas

/** `instead`: the keys of the same form before it was edited. */
interface Keyed {
  key: string
  instead?: string[]
}
type Input<V extends PersonVerb> = (typeof verbInputs)[V]
type Press<V extends PersonVerb> = V extends 'submit' | 'register'
  ? z.ZodType<
      Keyed & { input: z.output<Input<V>>; humanCheck?: true },
      Keyed & { input: z.input<Input<V>>; humanCheck?: true }
    >
  : z.ZodType<
      Keyed & { ticketId: string; input: z.output<Input<V>>; humanCheck?: true },
      Keyed & { ticketId: string; input: z.input<Input<V>>; humanCheck?: true }
    >
type PressSchemas = { [V in PersonVerb as `ticket.${V}`]: Press<V> }

export const routes = { ...reads, ...writes, ...presses, ...pointsReads, ...pointsWrites }
export type Route = keyof typeof routes

interface ReadReplies {
  'me.home': v.Home
  'me.groups': v.GroupInfo[]
  /** Mine; of a village named by someone unknown here, its desk. */
  'me.contact': v.Contact[]
  /** Who unmasked my name or phone, when, and what for. */
  'me.access': { at: number; by: string; what: 'phone' | 'words'; purpose: string; no: string }[]
  'me.news': v.Page<v.Badge>
  /** `unheard`: whom to call about the own order, where no message can arrive any more. */
  'ticket.open': TicketDetail & { now: number; unheard: v.Contact | null }
  /** Whom the holder may ask along (`ticket.addHandler`). */
  'ticket.colleagues': v.Candidate[]
  /** The order a slip of paper belongs to; then `ticket.rate` with `slip`. */
  'ticket.bySlip': v.SlipOrder
  'ticket.list': v.Page<TicketInfo>
  'grid.today': v.Today
  'grid.places': v.GridInfo[]
  'grid.people': { people: v.HelpedPerson[]; next: string | null }
  'feedback.list': v.Page<v.FeedbackInfo>
  'feedback.open': v.FeedbackInfo & { now: number }
  'desk.counters': v.DeskCounters
  'county.selfCheck': SelfCheck
  'desk.sheet': v.DispatchSheet
  'desk.reviews': v.Page<v.Review>
  'desk.notReached': v.Page<v.NotReached>
  'board.show': v.VillageBoard
  'board.tickets': v.Page<TicketInfo>
  'share.card': v.ShareCard
  'share.look': v.SharedOrder
}
interface WriteReplies {
  'me.settings': v.Me
  'me.accepted': { kept: number }
  'me.seen': { left: number }
  'me.feedback': { id: string; no: string }
  'feedback.answer': v.FeedbackInfo
  'feedback.appeal': v.FeedbackInfo
  'me.erase': { erased: number }
  'file.issue': v.UploadPass
  'file.done': { id: string; state: 'pass' | 'pending' | 'review' | 'refused' }
  'ticket.unmask': { name: string; phone: string | null }
  'share.give': v.ShareCard
  /** Texts that are closed, read with a purpose; the person concerned sees who read them and why. */
  'ticket.record': { now: number; no: string; lines: v.RecordLine[] }
  'ticket.redact': { now: number; no: string; lines: v.RecordLine[] }
  'desk.review': { left: number }
  'desk.reached': { left: number }
  'group.bind': v.GroupInfo
  'group.unbind': v.GroupInfo
}
export type Replies = ReadReplies &
  WriteReplies &
  JoinReplies &
  RosterReplies &
  CountyReplies &
  RulesReplies &
  PrintReplies &
  PointsReplies & { [K in keyof typeof presses]: v.Pressed }

/** `Api['ticket.claim']` = { ask, reply }: what the phone sends and gets. */
export type Api = { [R in Route]: { ask: z.input<(typeof routes)[R]>; reply: Replies[R] } }

/** On the wire. `code` is a RefusalCode; `log` an id to quote when it was our fault. */
export type Reply<T> =
  | { ok: true; data: T }
  | {
      ok: false
      code: string
      message: string
      retry: boolean
      field?: string
      log?: string
      /** After KEY_DONE_…: the order that the first form became, and the fields that this form says otherwise. */
      order?: { id: string; no: string; differs: string[] }
    }
/** What the phone sends to the function `api`. */
export interface Envelope {
  route: string
  data: unknown /** Contract version of the phone: N and N−1 are served. */
  contract: number
}
export const CONTRACT = 1
