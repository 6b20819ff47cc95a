/** How somebody becomes known: cards, letters, requests. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { Asked } from '../../miniprogram/core/people/joining'
import type { PersonId } from '../../miniprogram/core/people/role'
import type { Sealed } from './people'

/**
 * The code on a household's card and on the board: public, never expires, names a door and nothing more. `_id` is its
 * HMAC. Contacts, the order form and asking to join are all it gives.
 */
export interface ContactCodeDoc {
  _id: string
  v: 1
  householdId: string
}
/** A letter with a join code of 128 bits: for one person, good for 14 days. Only its HMAC is kept (`hash`, unique). */
export interface LetterDoc {
  _id: string
  v: 1
  hash: string
  householdId: string
  /** The person on the roster it was made for; null: somebody new in that household. */
  personId: PersonId | null
  path: GridId[]
  by: PersonId
  byName: string
  at: number
  until: number
  /** at (13 digits) + id. */
  sortKey: string
  state: 'waiting' | 'used' | 'revoked'
  usedBy: PersonId | null
  endedAt: number | null
}
/** Somebody asks to join, or for an account for their post. One per account: `_id` follows from the openid. */
export interface JoinRequestDoc {
  _id: string
  v: 1
  asked: Asked
  openid: string
  /** Whom it is about: the roster's person, or the guest this account is until then. */
  personId: PersonId
  householdId: string | null
  path: GridId[]
  nameSealed: Sealed
  phoneSealed: Sealed | null
  at: number
  until: number
  state: 'waiting' | 'accepted' | 'refused' | 'withdrawn'
  /** Who sees it while it waits: `household:…`, `grid:…`, `above:…`. */
  keys: string[]
  /** until (13 digits) + id: the list shows what has not run out. */
  sortKey: string
  tap: string
  answeredBy: PersonId | 'county' | null
  answerTap: string
  reason: string
  /** Id of the words under which the reason waits for a person to look. */
  doubt: string | null
}
/** A code of the demonstration county. `_id` is its HMAC; it is the account's that used it first (a keyed hash). */
export interface DemoCodeDoc {
  _id: string
  v: 1
  personId: PersonId
  usedBy: string | null
}
/** Codes are being guessed: until then letters also need somebody's yes. `_id`: a village, or 'county'. */
export interface BrakeDoc {
  _id: string
  v: 1
  at: number
  until: number
}
