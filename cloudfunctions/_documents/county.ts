/** What offices change below them: posts that wait for a second yes, and the log of every change. */
import type { About } from '../../miniprogram/core/about'
import type { OfficeStep } from '../../miniprogram/core/county/steps'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId, Post } from '../../miniprogram/core/people/role'
import type { ReadyBook } from '../../miniprogram/core/text/ready'
import type { Sealed } from './people'

/** A post that somebody wants to give and somebody else must agree to. */
export interface AppointmentDoc {
  _id: string
  v: 1
  post: Post
  personId: PersonId
  /** Somebody nobody has listed: they are entered when it is agreed to. */
  newcomer: { nameSealed: Sealed; phoneSealed: Sealed } | null
  by: PersonId
  byName: string
  at: number
  /** An unanswered one runs out. */
  until: number
  state: 'waiting' | 'given' | 'refused' | 'takenBack'
  /** The post's node while it waits: anyone who stands above asks by it. */
  waitsAt: GridId[]
  /** until (13 digits) + id. */
  sortKey: string
  answeredBy: PersonId | null
  answeredAt: number | null
}

/**
 * One change of the tree, its posts, its doors or its rules, and who made it. Append-only. `_id` follows from the tap, so
 * the same press is written once.
 */
export interface OfficeEventDoc {
  _id: string
  v: 1
  about: About<'node' | 'person' | 'household'>
  path: GridId[]
  at: number
  by: PersonId | 'county'
  byName: string
  step: OfficeStep
  /** at (13 digits) + id. */
  sortKey: string
  /** Not there: written before lines were chained. The first link of its chain holds on to those (`rootOfUnchained`). */
  chain?: OfficeLink
}
/** `of`: whose chain; its links are counted from 1. `hash`: over the whole line. */
export interface OfficeLink {
  of: GridId
  rev: number
  /** The hash before; of the first link what it holds on to. */
  prev: string
  hash: string
}
/** `_id`: the village, town or county. What its chain of office lines comes to: a tail that was cut off is noticed. */
export interface OfficeChainDoc {
  _id: GridId
  v: 1
  rev: number
  head: string
  /** Of the newest link. */
  at: number
}

/**
 * Households on their way from one grid to another, with their open orders. A journal: every slice notes how far it came,
 * and a stop goes on there. Done twice, each step changes nothing the second time.
 */
export interface RegroupingDoc {
  _id: string
  v: 1
  kind: 'split' | 'merge' | 'move'
  from: GridId
  to: GridId
  /** All that go. Of a merge the orders of nobody's household go, too. */
  households: string[]
  by: PersonId | 'county'
  byName: string
  at: number
  /** `waiting`: for its day; `cancelled`, `dropped`: it never happened. */
  step: 'waiting' | 'households' | 'people' | 'orders' | 'ending' | 'done' | 'cancelled' | 'dropped'
  /** Decided for a later day. `name`: of the grid that comes of it. */
  later?: { day: string; name: string; reason: string }
  /** Of `households`: how many went. Of `orders`: `queue|key`, what was gone through. */
  done: number
  cursor: string
  /** Orders that went. */
  orders: number
  /** A file did it, with hundreds of others: who looks after the grids is told of the file. */
  quiet?: true
  /** When the timer looks; null: it is done, or never happens. */
  dueAt: number | null
}

/** Sentences that a village keeps ready, written in office; `_id` = the village. Who changed one stands in its log. */
export interface ReadyDoc {
  _id: GridId
  v: 1
  book: ReadyBook
}
