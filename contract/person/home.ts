/** Who I am, what news there is, whom to call, and the WeChat groups of my office. */
import * as z from 'zod'
import type { CellId } from '../../miniprogram/core/duty/cells'
import type { About } from '../../miniprogram/core/about'
import type { Lengths } from '../../miniprogram/core/clock/in-chinese'
import { LIMITS } from '../../miniprogram/core/limits'
import type { GridId, GroupPurpose, Level } from '../../miniprogram/core/people/grid'
import type { Asked } from '../../miniprogram/core/people/joining'
import type { Role } from '../../miniprogram/core/people/role'
import type { TicketInfo } from '../../miniprogram/core/ticket/sight/infos'
import type { Category, Track } from '../../miniprogram/core/ticket/types'
import type { Page } from '../page'
import { code, cursor, handle, id, key, words } from '../shapes'

const nothing = z.strictObject({})

export const homeReads = {
  'me.home': nothing,
  'me.groups': nothing,
  'me.contact': z.strictObject({ villageId: id.optional(), code: code.optional() }),
  'me.access': nothing,
  'me.news': z.strictObject({ cursor }),
} as const

export const homeWrites = {
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
  'me.erase': z.strictObject({ ticketId: id, key }),
  'group.bind': z.strictObject({
    gridId: id,
    purpose: z.enum(['residents', 'collect', 'assign']),
    group: z.looseObject({ cloudID: z.string().max(400) }),
    key,
  }),
  'group.unbind': z.strictObject({ gridId: id, purpose: z.enum(['residents', 'collect', 'assign']), key }),
} as const

export interface GridInfo {
  id: GridId
  name: string
  level: Level
}
export interface Duty {
  role: Role
  label: string
  grid: GridInfo
}
export interface SubCategory {
  id: string
  category: Category
  label: string
  track: Track
  needsPhoto: boolean
  limitText: string
}
export interface Contact {
  id: string
  name: string
  post: string
  phone: string | null
  gridName: string
}
export interface Me {
  id: string
  name: string
  /** Whether others read it: it stands, waits for a person to look, or was not let through and is asked for again. */
  nameState: 'stands' | 'waits' | 'refused'
  duties: Duty[]
  /** An administrator of a town in which nobody is in post: what waits there is theirs. */
  standsIn: boolean
  village: GridInfo | null
  home: GridInfo | null
  elder: boolean
  privacyAgreed: boolean
  contact: Contact | null
  /** Own number, as it is kept for those who may ring: first three and last four digits. */
  phone: string | null
  /** The name of a household is not theirs yet: a yes is waited for. */
  isGuest: boolean
  /** Of the demonstration county, and nowhere else. A cloud from before does not say. */
  demo?: boolean
}
/** How a request stands, as the one who asked sees it. `over`: nobody answered in time. */
export interface Asking {
  asked: Asked
  state: 'waiting' | 'accepted' | 'refused' | 'withdrawn' | 'over'
  door: string
  at: number
  until: number
  reason: string
  /** Four digits to show to the person who confirms; null where none are needed. */
  check: string | null
  /** Who may say yes. */
  contacts: Contact[]
}
/** First page, one call: who I am, my most pressing order, how many more, whom to call, the sub-categories. */
export interface Home {
  now: number
  me: Me | null
  /** Somebody must say yes before this account is known, or before its post works. */
  asking: Asking | null
  first: TicketInfo | null
  /** Who has the first one in hand, when they agreed to be called. */
  handler: { name: string; phone: string } | null
  open: number
  /** Messages that did not arrive otherwise; shown until seen. */
  badges: Badge[]
  /** Where `me.news` goes on; null: these are all. */
  newsNext: string | null
  subs: SubCategory[]
  /** How long the steps take by the rules in force, for what is begun today. */
  lengths: Lengths
  /** null: who holds no post. A cloud from before does not say. */
  duty?: DutyInfo | null
  /** Subscription templates to ask for at natural taps, by tap; the phone asks for three of them at a time. */
  templates: { resident: string[]; gridMember: string[]; points: string[] }
  /** Which of them are accepted once for always. A cloud from before does not say. */
  longTerm?: string[]
}
/** What waits for somebody in office. Of each role they hold, in the order of `core/duty/cells.ts`; 100 means 99+. */
export interface DutyInfo {
  posts: {
    role: Exclude<Role, 'resident'>
    /** At how many places they hold it. */
    places: number
    /** They stand in for the holder. */
    deputy: boolean
    counts: { id: CellId; count: number }[]
  }[]
  /** Of a grid member: the order that presses most today. */
  pressing: TicketInfo | null
}
/** `page`: what it opens. */
export interface Badge {
  page: string
  id: string
  about: About
  at: number
  message: string
  /** Something is waited for: it stays until it is opened. */
  todo: boolean
}
export interface GroupInfo {
  gridId: GridId
  gridName: string
  purpose: GroupPurpose
  boundAt: number | null
  byName: string | null
  /** Of a bound group of residents: from how many households somebody grown up came in from its card, of how many. */
  households: { in: number; all: number } | null
}

export interface HomeReplies {
  'me.home': Home
  'me.groups': GroupInfo[]
  /** Mine; of a village named by someone unknown here, its desk. */
  'me.contact': Contact[]
  /** Who unmasked my name or phone, when, and what for. */
  'me.access': {
    at: number
    by: string
    what: 'phone' | 'words' | 'list' | 'search'
    purpose: string
    no: string
  }[]
  'me.news': Page<Badge>
  'me.settings': Me
  'me.accepted': { kept: number }
  'me.seen': { left: number }
  'me.erase': { erased: number }
  'group.bind': GroupInfo
  'group.unbind': GroupInfo
}
