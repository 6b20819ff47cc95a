/** What happened to a redemption, in the past tense: the stored format. No code stands in it, nor what could open one. */
import type { About } from '../about'
import type { PersonId } from '../people/role'
import type { Redeemed } from './record'

export interface RedemptionEventBase {
  /** `${about.id}:${rev, 6 digits}` */
  id: string
  about: About<'redemption'>
  rev: number
  v: 1
  at: number
  by: PersonId | 'clock'
  /** Public name when staff acted; null for residents and the clock. */
  byName: string | null
  /** `${by}:${key}`, unique: the same press twice is one event. */
  idempotencyKey: string
  /** Salted commitment of the words written with it, or null. */
  commitment: string | null
  prev: string
  hash: string
}

export type RedemptionFact =
  | ({ type: 'Redeemed' } & Redeemed)
  /** `inPerson`: to somebody of the household who had no code. */
  | { type: 'HandedOut'; inPerson: boolean }
  | { type: 'Cancelled' }
  | { type: 'Expired' }

export type RedemptionEventType = RedemptionFact['type']
export type RedemptionEvent = RedemptionEventBase & RedemptionFact
