/** Pages for county, town and village: the tree, its posts, its doors. Types only cross to the phone. */
import type { GridId, Level } from '../../miniprogram/core/people/grid'
import type { Post } from '../../miniprogram/core/people/role'
import type { NodeKind } from '../../miniprogram/core/people/tree'
import * as z from 'zod'
import { LIMITS } from '../../miniprogram/core/limits'
import { GIVABLE, type Givable } from '../../miniprogram/core/people/appointing'
import { cursor, day, handle, id, inWhichPost, key, text, words } from '../shapes'
import { phone, REGISTER } from './register'
import type { Page } from '../page'
import type { GroupInfo } from '../person/home'

/** 8:00, in Shanghai. */
const clock = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/)
const nodeName = words(LIMITS.gridName, REGISTER)
/** `into`: where to; of a split left out. `households`: of a merge all go, whatever is named. */
const regrouping = {
  kind: z.enum(['split', 'merge', 'move']),
  from: id,
  into: id.optional(),
  households: z.array(id).max(200),
}

export const treeReads = {
  /** Left out: the node of my own office. */
  'county.tree': z.strictObject({ node: id.optional() }),
  /** People of this whole name who live or work where the node lies. */
  'county.find': z.strictObject({ node: id, name: words(LIMITS.name, REGISTER) }),
  /** Posts below me that wait for my second yes. */
  'post.waiting': z.strictObject({ as: inWhichPost, cursor }),
  /** The doors of a grid; where households are to be moved also the grids they may go to. */
  'county.doors': z.strictObject({ node: id, targets: z.literal(true).optional() }),
  /** What a split, a merge or a move would bring. */
  'node.preview': z.strictObject(regrouping),
  /** Of a village. */
  'county.shop': z.strictObject({ node: id }),
  /** Who changed what at or below a node, the newest first. */
  'county.log': z.strictObject({ node: id.optional(), cursor }),
} as const

export const treeWrites = {
  /** Either somebody found, or a newcomer with name and number. */
  'post.give': z.strictObject({
    node: id,
    post: z.enum(GIVABLE),
    whom: handle.optional(),
    name: words(LIMITS.name, REGISTER).optional(),
    phone: phone.optional(),
    from: day.optional(),
    until: day.optional(),
    deputy: z.boolean().optional(),
    key,
  }),
  'post.answer': z.strictObject({ id, yes: z.boolean(), key }),
  /** Only by who proposed it, while nobody has answered. */
  'post.takeBack': z.strictObject({ id, key }),
  'node.add': z.strictObject({
    under: id,
    name: nodeName,
    form: z.enum(['building', 'cluster']).optional(),
    /** Of a village. */
    code: z
      .string()
      .regex(/^[A-Z]{2,4}$/)
      .optional(),
    key,
  }),
  'county.setShop': z.strictObject({
    node: id,
    name: words(LIMITS.name, REGISTER),
    place: words(LIMITS.door, REGISTER),
    opens: clock,
    closes: clock,
    key,
  }),
  'node.rename': z.strictObject({ node: id, name: nodeName, key }),
  'node.end': z.strictObject({ node: id, key }),
  'node.regroup': z.strictObject({
    ...regrouping,
    /** Of the new grid. */
    name: nodeName.optional(),
    reason: text(LIMITS.reason, 'moderated').optional(),
    /** From this day on, later than today; left out: at once. */
    day: day.optional(),
    key,
  }),
  /** Of one that waits for its day. */
  'node.callOff': z.strictObject({ id, key }),
  /** `day`: the last one; left out: at once. */
  'post.end': z.strictObject({ node: id, post: z.enum(GIVABLE), whom: handle, day: day.optional(), key }),
} as const

/** Somebody in post, by public name. */
export interface HolderSeen {
  role: Post['role']
  name: string
  /** For ending it; null: not the present reader's to end. */
  whom: string | null
  deputy: boolean
  /** Begins later. */
  from: number | null
  /** asleep: nobody above met them face to face yet. absent: they have no account yet. */
  state: 'works' | 'asleep' | 'absent'
  until: number | null
}
export interface NodeSeen {
  id: GridId
  name: string
  level: Level
  kind: NodeKind
  households: number
  /** Household grids below it. */
  grids: number
  few: number
  many: number
  vacant: number
  /** Fifteen to twenty households are meant for it. */
  isHouseholdGrid: boolean
  holders: HolderSeen[]
  /** Posts that must be held here and are not. */
  empty: Post['role'][]
  /** How many WeChat groups are bound to it. */
  groups: number
}
export interface TreeSeen {
  /** From my own office down to the shown node. */
  path: { id: GridId; name: string }[]
  node: NodeSeen
  groups: GroupInfo[]
  children: NodeSeen[]
  /** The present reader may rename, divide, end it; add below it. */
  mayChange: boolean
  mayAdd: boolean
  /** Households are on their way from or to it. */
  isBusy: boolean
  /** Decided for a later day. */
  planned: { id: string; kind: 'split' | 'merge' | 'move'; day: string; to: string; households: number }[]
  /** Posts that the present reader may give here. */
  gives: Givable[]
}
/** Somebody of that name: told apart by door and by the end of the number. */
interface FoundPerson {
  whom: string
  name: string
  where: string
}
export interface AppointmentSeen {
  id: string
  name: string
  /** 柳溪村监委会 */
  post: string
  from: number
  until: number | null
  byName: string
  at: number
  answerBy: number
}
/** What a split, a merge or a move would bring. */
interface RegroupingPreview {
  going: number
  staying: number
  /** Households of the other grid then. */
  after: number
  open: number
  /** 1000 means more. */
  closed: number
  needsReason: boolean
}
interface OfficeLine {
  at: number
  by: string
  message: string
}
export interface TreeReplies {
  'county.tree': TreeSeen
  'county.find': FoundPerson[]
  /** `mine`: what the reader proposed and nobody has answered yet; with the first page. */
  'post.waiting': Page<AppointmentSeen> & { mine: AppointmentSeen[]; moreMine: boolean }
  'county.log': { lines: OfficeLine[]; next: string | null }
  'county.doors': {
    name: string
    doors: { id: string; door: string; people: number }[]
    /** Grids of the village that households may go to; null: nobody asked. */
    targets: { id: GridId; name: string; households: number }[] | null
  }
  'node.preview': RegroupingPreview
  'node.add': { message: string; id: GridId }
  'node.rename': { message: string }
  'node.end': { message: string }
  /** `done`: false while the timer goes on. */
  'node.regroup': { message: string; done: boolean }
  'node.callOff': { message: string }
  'county.shop': {
    village: string
    isThere: boolean
    name: string
    place: string
    opens: string
    closes: string
  }
  'county.setShop': { message: string }
  'post.give': { message: string }
  'post.answer': { message: string }
  'post.takeBack': { message: string }
  'post.end': { message: string }
}
