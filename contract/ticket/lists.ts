/** Lists of orders, what is to be done today, and whom one may order for. */
import * as z from 'zod'
import { LIMITS } from '../../miniprogram/core/limits'
import { PILES } from '../../miniprogram/core/ticket/lists/piles'
import { LISTED_REQUESTS } from '../../miniprogram/core/ticket/pieces/requests'
import { SOURCES } from '../../miniprogram/core/ticket/types'
import type { TicketInfo, TicketTodo } from '../../miniprogram/core/ticket/sight/infos'
import type { Page } from '../page'
import type { GridInfo } from '../person/home'
import { cursor, id, inWhichPost, key, month, text, words } from '../shapes'

/** Looked up and forgotten: nobody else reads it. */
const SEARCH = { unmoderated: 'a search is not kept' }
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
  'resolved',
  'referred',
  'handled',
  'all',
] as const

export const listReads = {
  /** `mine`: of what waits for a judgement only what this person may judge and has not yet. */
  'ticket.list': z.strictObject({
    list: z.enum(LISTS),
    as: inWhichPost,
    mine: z.literal(true).optional(),
    /** Of `all`: only these. */
    only: z
      .union([
        z.strictObject({ month }),
        z.strictObject({ sub: id }),
        z.strictObject({ source: z.enum(SOURCES) }),
      ])
      .optional(),
    cursor,
  }),
  /** What is looked for, or the order whose household is meant. */
  'ticket.find': z.strictObject({ q: text(LIMITS.find, SEARCH).optional(), homeOf: id.optional(), cursor }),
  /** `pile`: of all that is to be done only this. */
  'grid.today': z.strictObject({ pile: z.enum(PILES).optional(), as: inWhichPost, cursor }),
  'grid.places': z.strictObject({ under: id.optional() }),
  'grid.people': z.strictObject({ q: text(LIMITS.search, SEARCH).optional(), cursor }),
} as const

export const listWrites = {
  /** A whole name, or the last four digits of a phone, with a door behind it or without; each of the people found reads who looked, and why. */
  'ticket.findPeople': z.strictObject({
    q: words(LIMITS.search, SEARCH),
    purpose: words(LIMITS.purpose, 'moderated'),
    key,
  }),
} as const

/** A page of what I have to do, the most pressing first. */
export interface Today {
  now: number
  offered: TicketTodo[]
  inHand: TicketTodo[]
  /** Where the less pressing ones begin; null: these were the last. */
  next: string | null
  /** How many in all, of every page; 1000 means more. */
  all: number
  allInHand: number
  dueToday: number
  /** Orders that wait for my revisit (the list `toRevisit`, mine); 100 means more. Said on the first page. */
  revisits: number
}
export interface HelpedPerson {
  id: string
  name: string
  household: string
}

/** `more`: there are more orders, or more people, than are shown; a door typed behind the name tells them apart. */
export interface PeopleFound {
  now: number
  items: TicketInfo[]
  more: boolean
}

export interface ListReplies {
  'ticket.list': Page<TicketInfo>
  'ticket.find': Page<TicketInfo>
  'ticket.findPeople': PeopleFound
  'grid.today': Today
  'grid.places': GridInfo[]
  'grid.people': { people: HelpedPerson[]; next: string | null }
}
