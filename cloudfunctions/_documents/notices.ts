/** What is told to whom: one notice per person, accepted messages. The news themselves: running.ts. */
import type { About } from '../../miniprogram/core/about'
import type { Until as DeedUntil } from '../../miniprogram/core/deed/kinds'
import type { Until as FeedbackUntil } from '../../miniprogram/core/feedback/kinds'
import type { Until as HonourUntil } from '../../miniprogram/core/honour/kinds'
import type { How, NewsPage, Template } from '../../miniprogram/core/news/tell'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { NewsUntil } from '../../miniprogram/core/ticket/types'

/** A row for people who were found when it was written; a row of the table of an order is resolved when it is fanned out. */
export interface NamedTell {
  who: 'named'
  people: PersonId[]
  message: string
  how: How
  template: TemplateName
  page: NewsPage
  villageId: GridId
  no: string
  /** They are told in an office: not to anybody who has left it. */
  asStaff?: true
}
export type TemplateName = Template
/**
 * In which office somebody is told; null: their own matter. Anyone who no longer holds it is not told any more.
 */
export type Office = 'handler' | 'desk' | 'town' | 'approver'
/** `${eventId}:${personId}`. At most one try per channel. */
export interface SendDoc {
  _id: string
  v: 1
  /** The person's own order where several were merged. */
  about: About
  /** The event it tells of, read again before it is sent; null for other news, which always holds. */
  eventId: string | null
  personId: PersonId
  office: Office | null
  /** Told in an office, of something that is no order: not to anybody who has left it. */
  asStaff?: true
  /** The node whose desk calls when nothing arrives. Below the town a complaint about staff shows nowhere. */
  villageId: GridId
  at: number
  /** `at`, 13 digits, and the id: one key for keyset paging. */
  sortKey: string
  message: string
  how: How
  until: NewsUntil | HonourUntil | DeedUntil | FeedbackUntil
  /** Page that a tap opens, without the slash in front. */
  page: string
  /** Fields of the subscription message. */
  notice: { no: string; about: string; status: string; at: number }
  state:
    | 'digest'
    | 'waiting'
    | 'trying'
    | 'sent'
    | 'told'
    | 'badge'
    | 'seen'
    | 'notReached'
    | 'reached'
    | 'stale'
  /** Whether the person has opened what it is about since: then nobody need call. */
  opened: boolean
  /** `idempotencyKey`: of the press that wrote a phone call down; calls of earlier versions have none. */
  tried: { channel: string; at: number; result: string; idempotencyKey?: string }[]
  template: TemplateName
  leaseUntil: number
  nextTryAt: number | null
  /** Told in this person's stead, who did not open the badge. */
  deputyFor?: PersonId
  /** Who told them by phone, when nothing else arrived. */
  reachedBy?: PersonId
}
/** `${personId}:${templateId}`: accepted messages left. */
export interface GrantDoc {
  _id: string
  v: 1
  left: number
  idempotencyKeys: string[]
}
