/** What the functions keep for themselves: jobs, what is due, rules, tries, keys, alarms. */
import type { About } from '../../miniprogram/core/about'
import type { Alarm } from '../../miniprogram/core/alarms'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { DeedTell } from '../../miniprogram/core/deed/decide'
import type { FeedbackTell } from '../../miniprogram/core/feedback/decide'
import type { HonourTell } from '../../miniprogram/core/honour/decide'
import type { RedemptionTell } from '../../miniprogram/core/redemption/decide'
import type { Tell } from '../../miniprogram/core/ticket/telling/tells'
import type { NamedTell } from './notices'
import type { Sealed } from './people'

/** `_id`: job name. Cursor, lease, heartbeat. */
export interface JobDoc {
  _id: string
  v: 1
  cursor: string
  leaseUntil: number
  lastRunAt: number
  failing: { id: string; tries: number; nextTryAt: number; why: string }[]
}
/** `_id`: what WeChat refuses the whole county. `seen`: the api and its code. */
export interface AlarmDoc {
  _id: Alarm
  v: 1
  /** When it was met last, give or take ten minutes. */
  at: number
  seen: string
}
/** What the self-check began and something else must end: the timer fetches the address, WeChat pushes the verdict. */
export interface ProbeDoc {
  _id: 'address' | 'push'
  v: 1
  /** When it was begun; nothing is begun again before it came to something, or is given up. */
  at: number
  /** Of the address: it is over by then, and may be fetched. */
  deadBy: number
  /** The address, sealed: while it lives, it opens a file. Null once it was fetched. */
  sealed: Sealed | null
  /** Of the push: what WeChat will name. */
  traceId: string | null
  /** `good`: the address died, the push arrived. */
  came: 'waits' | 'good' | 'bad' | 'silent'
}
export interface RulesDoc {
  _id: string
  v: 1
  kind: 'rules' | 'calendar' | 'points'
  body: unknown
  at: number
  by: PersonId
  /** Of a calendar: false while `jobs` still corrects the days of what is open. */
  corrected?: boolean
}
/** Wrong tries of codes, per purpose and person: `wrong` counts until `until`. `_id` is a hash of both. */
export interface TriesDoc {
  _id: string
  v: 1
  wrong: number
  /** Of a line of turns (brakes.ts): the taps that took a place lately, the newest first. */
  turns?: { idempotencyKey: string; at: number }[]
  until: number
}
/** `_id`: keyed hash of an account and the key of a tap (_platform/idempotency.ts). */
export interface KeyDoc {
  _id: string
  v: 1
  at: number
  /** When it is forgotten: no phone hands in a form that old. */
  until: number
  /** Keyed hash of what was asked with it; '' of a dead one. */
  digest: string
  /** Keyed hash of account and route; '' of a dead one. */
  brake: string
  /** `collection/id` of what came of it. */
  about: string | null
  /** Dead: the key of the edited form that was handed in instead. */
  diedFor: string | null
}
/** Collections whose documents wait for the timer (_platform/due/moments.ts). */
export type Clocked =
  | 'tickets'
  | 'deeds'
  | 'honours'
  | 'redemptions'
  | 'opinions'
  | 'sends'
  | 'boards'
  | 'files'
  | 'people'
  | 'rules'
  | 'reviews'
  | 'probes'
  | 'imports'
  | 'regroupings'
  | 'prints'
  | 'listings'
  | 'tags'

/** `_id`: `${kind}:${id}` of what waits. `at`: when somebody should look, ms. */
export interface WaitingDoc {
  _id: string
  v: 1
  kind: Clocked | 'daily'
  at: number
}
/**
 * One per event that should be told, or that others hang on: boards, orders merged into one that came to nothing. It
 * carries what it tells, and stays when it is done, without a moment: the same news is told once.
 */
export interface NewsDoc {
  _id: string
  v: 1
  kind: 'news'
  at: number | null
  about: About
  /** When it happened. */
  since: number
  /** Who hears of it, how, and in which words. */
  to: (Tell | HonourTell | RedemptionTell | DeedTell | FeedbackTell | NamedTell)[]
  /** Every person has their notice. */
  told: boolean
  /** Boards follow it. */
  onBoards: boolean
}
export type DueDoc = WaitingDoc | NewsDoc
