/** Who is looked in on more often, and where a grid member has been. Types only cross to the phone. */
import type { Contact, Visit } from '../../miniprogram/core/care/visits'
import { CONTACTS } from '../../miniprogram/core/care/visits'
import { TAGS, type Agreement, type Tag } from '../../miniprogram/core/care/tags'
import { LIMITS } from '../../miniprogram/core/limits'
import type { TicketInfo } from '../../miniprogram/core/ticket/sight/infos'
import * as z from 'zod'
import { cursor, id, key, words } from '../shapes'

/** Somebody of a household's page; good there and nowhere else. */
const member = z.string().regex(/^[0-9a-f]{16}$/)
const SHOWN = ['unseen', 'tagged', 'all'] as const
export type ShownHouseholds = (typeof SHOWN)[number]

export const careReads = {
  /** What I agreed to, and when somebody came: my own. */
  'me.care': z.strictObject({}),
  'visit.list': z.strictObject({ show: z.enum(SHOWN), cursor }),
  'visit.open': z.strictObject({ household: id }),
} as const

export const careWrites = {
  'me.tag': z.strictObject({ tag: z.enum(TAGS), yes: z.boolean(), key }),
  /** That somebody came to my door is forgotten. */
  'me.forgetVisit': z.strictObject({ key }),
  /** null: it was noted by mistake. */
  'visit.note': z.strictObject({ household: id, contact: z.enum(CONTACTS).nullable(), key }),
  /** All of my own note of where I have been. */
  'visit.forget': z.strictObject({ key }),
  /** Agreed to, or taken back, by word of mouth. */
  'visit.tag': z.strictObject({ household: id, whom: member, tag: z.enum(TAGS), yes: z.boolean(), key }),
  /** The number on the list was compared with the person: a year counts from today. */
  'visit.number': z.strictObject({ household: id, whom: member, key }),
  'visit.unmask': z.strictObject({
    household: id,
    whom: member,
    purpose: words(LIMITS.purpose, 'moderated'),
    key,
  }),
} as const

/** One of the three, as it stands. */
export interface TagInfo {
  tag: Tag
  /** null: not agreed to. */
  agreed: Pick<Agreement, 'how' | 'heardBy' | 'at' | 'until'> | null
}
export interface CareInfo {
  now: number
  /** 「三组 5 号 陈家」; null: no household. */
  title: string | null
  tags: TagInfo[]
  /** Public names of everybody who reads the tags now. */
  readBy: string[]
  /** What they noted of my household. */
  visits: ({ by: string } & Visit)[]
}

export interface VisitRow {
  id: string
  title: string
  /** How many live there. */
  people: number
  /** Of anybody there. */
  tags: Tag[]
  last: Visit | null
  /** Open orders that I brought in for somebody there: of others nobody learns whose door they come from. */
  orders: number
}
/** One page of my households, those I was not at for longest first. */
export interface VisitList {
  now: number
  items: VisitRow[]
  next: string | null
  /** Of all of them, whatever is shown. */
  counts: Record<ShownHouseholds, number>
}
export interface VisitMember {
  whom: string
  /** Good for ordering for them, by this account, and for nothing else. */
  id: string
  /** Masked. */
  name: string
  relation: string
  /** The end of the number. */
  tail: string
  hasAccount: boolean
  /** The number on the list is not theirs to use yet: compare it. null: nothing to compare. */
  number: 'confirmed' | 'old' | null
  tags: TagInfo[]
}
export interface VisitHousehold {
  now: number
  id: string
  title: string
  gridId: string
  last: Visit | null
  members: VisitMember[]
  /** Open ones that I brought in for somebody there. */
  orders: TicketInfo[]
  /** Of my own family: I write nothing down about them. */
  mine: boolean
}

export interface CareReplies {
  'me.care': CareInfo
  'visit.list': VisitList
  'visit.open': VisitHousehold
  'me.tag': { message: string }
  'me.forgetVisit': { message: string }
  'visit.note': { message: string; last: { day: number; how: Contact } | null }
  'visit.forget': { message: string }
  'visit.tag': { message: string }
  'visit.number': { message: string }
  'visit.unmask': { name: string; phone: string | null }
}
