/** Joining: cards, letters, requests and the answers to them. Types only cross to the phone. */
import { LIMITS } from '../../miniprogram/core/limits'
import * as z from 'zod'
import type { GroupPurpose } from '../../miniprogram/core/people/grid'
import type { Asked } from '../../miniprogram/core/people/joining'
import { code, cursor, handle, id, inWhichPost, key, mobile, text, words } from '../shapes'
import type { Page } from '../page'
import type { Asking, GridInfo, Me } from './home'

/** 您是包大娘吗: yes or no; left out on the first press. */
const same = z.boolean().optional()

export const joinReads = {
  /** Grids at or below my office whose residents have no group. */
  'group.unbound': z.strictObject({ cursor }),
  /** With a cursor: who came and went, behind it. */
  'me.household': z.strictObject({ household: id.optional(), cursor }),
  'join.waiting': z.strictObject({ as: inWhichPost, cursor }),
  'join.letters': z.strictObject({ cursor }),
} as const

/** What WeChat sealed for the cloud alone. */
const sealed = z.looseObject({ cloudID: z.string().max(400) })

export const joinWrites = {
  /**
   * A door: by the code of its card, or by a village or a grid and what is written on it (one of them). `proof`: as
   * `group.enter` handed it out.
   */
  'me.join': z.strictObject({
    code: code.optional(),
    place: z.strictObject({ gridId: id, door: words(LIMITS.door, 'moderated') }).optional(),
    proof: handle.optional(),
    name: words(LIMITS.name, 'moderated'),
    phone: mobile.optional(),
    same,
    key,
  }),
  /** `code`: what WeChat gives for the number of this account, good once and for five minutes. */
  'me.phone': z.strictObject({
    code: z.string().regex(/^[A-Za-z0-9_:-]{1,200}$/),
    name: words(LIMITS.name, 'moderated'),
    key,
  }),
  /** Opened from a card in a WeChat group: which grid it is bound to. Nothing is written, so the key keeps nothing; phones of contract 1 send it. */
  'group.enter': z.strictObject({ group: sealed, key }),
  'me.letter': z.strictObject({
    letter: z
      .string()
      .max(80)
      .regex(/^[0-9A-Za-z\s\u3000\uff10-\uff5a-]+$/, '编号抄得不对，照信上一个一个填。'),
    name: words(LIMITS.name, 'moderated').optional(),
    phone: mobile.optional(),
    same,
    key,
  }),
  /** `gridId`: the town the post lies in, or a node in it; left out: the county's own. */
  'me.post': z.strictObject({ gridId: id.optional(), name: words(LIMITS.name, 'moderated'), key }),
  /** A code of the demonstration county, as it is printed or without blanks and dashes. */
  'demo.enter': z.strictObject({
    code: z
      .string()
      .max(40)
      .regex(/^[0-9A-Za-z\s\u3000\uff10-\uff5a-]+$/, '体验码只有字母和数字，照着一个一个填。'),
    key,
  }),
  'demo.leave': z.strictObject({ key }),
  'join.answer': z.strictObject({
    id,
    yes: z.boolean(),
    reason: text(LIMITS.joining, 'moderated').optional(),
    check: z
      .string()
      .regex(/^\d{4}$/, '核对号是四位数字，在对方手机上。')
      .optional(),
    key,
  }),
  'join.letter': z.strictObject({
    household: id,
    whom: z
      .string()
      .max(40)
      .regex(/^[0-9a-f]{16}$/)
      .optional(),
    key,
  }),
  'join.revoke': z.strictObject({ id, key }),
  'join.takeOut': z.strictObject({ household: id, whom: z.string().regex(/^[0-9a-f]{16}$/), key }),
} as const

export type JoinAnswer =
  | { state: 'in'; me: Me }
  /** Somebody of that name is listed: is it you? Then the same again with `same`. */
  | { state: 'likeness'; who: string; hasAccount: boolean }
  | { state: 'waiting'; asking: Asking }

/** A request, as who may answer sees it: with the name that was typed for them; masked where the two meet face to face. */
export interface JoinRequestInfo {
  id: string
  asked: Asked
  name: string
  door: string
  at: number
  until: number
  /** Four digits must be typed off the asker's phone. */
  faceToFace: boolean
  /** Somebody on the roster or with an account is called the same: shown, so that nobody is entered twice. */
  alike: string | null
  /** The post that waits, in words. */
  post: string
  /** The grid from whose WeChat group they came; null: from elsewhere. */
  group: string | null
}
/** The group somebody came from. `proof` goes along when they ask to join (`me.join`). */
export interface GroupEntered {
  purpose: GroupPurpose
  grid: GridInfo
  village: GridInfo | null
  proof: string
}
export interface LetterInfo {
  id: string
  door: string
  /** Whom it is for, masked; null: somebody new. */
  who: string | null
  at: number
  until: number
  byName: string
  state: 'waiting' | 'used' | 'revoked' | 'over'
  endedAt: number | null
}
/** Shown once. */
export interface LetterMade {
  id: string
  letter: string
  until: number
  door: string
  who: string | null
}
export interface HouseholdInfo {
  household: string
  title: string
  /** 联户; '' for none. */
  cluster: string
  members: MemberInfo[]
  /** Who came, left or was taken back, newest first. */
  log: { at: number; message: string }[]
  /** Where the older ones begin; null: these were the last. */
  next: string | null
  /** The present reader may make letters for it. */
  mayInvite: boolean
}
export interface MemberInfo {
  /** Good for this page only; leads nowhere else. */
  whom: string
  name: string
  me: boolean
  /** To the head of the household; '' where the roster does not say. */
  relation: string
  hasAccount: boolean
  since: number | null
  /** From when they may spend; null: at once. */
  spendsFrom: number | null
  mayTakeOut: boolean
  /** Taking out now leaves no trace. */
  isFresh: boolean
}

/** A grid whose residents have no WeChat group bound. */
interface UnboundGrid {
  id: string
  name: string
  village: string
}

export interface JoinReplies {
  'group.unbound': Page<UnboundGrid>
  'me.household': HouseholdInfo | null
  'join.waiting': Page<JoinRequestInfo>
  'join.letters': Page<LetterInfo>
  'me.join': JoinAnswer
  'me.phone': JoinAnswer
  'group.enter': GroupEntered
  'me.letter': JoinAnswer
  'me.post': JoinAnswer
  'demo.enter': Me
  'demo.leave': { message: string }
  'join.answer': { message: string }
  'join.letter': LetterMade
  'join.revoke': { message: string }
  'join.takeOut': { message: string }
}
