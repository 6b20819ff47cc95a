/** What happened to a good deed, in the past tense: the stored format. Every deadline stands in the event that sets it. */
import type { About } from '../about'
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { PointsItem } from '../points/types'
import type { ResultWhy } from './record'

export interface DeedEventBase {
  /** `${about.id}:${rev, 6 digits}` */
  id: string
  about: About<'deed'>
  rev: number
  v: 1
  at: number
  by: PersonId | 'clock'
  /** Public name when staff acted; null for residents and the clock. */
  byName: string | null
  /** `${by}:${key}`, unique: the same tap twice is one event. */
  idempotencyKey: string
  /** Salted commitment of the words written with it, or null. */
  commitment: string | null
  prev: string
  hash: string
}

export type DeedReminder = 'near' | 'town'
export type DeedFact =
  | {
      type: 'Reported'
      no: string
      villageId: GridId
      path: GridId[]
      reporterHousehold: string | null
      reporterHouseholds: string[]
      households: { id: string; title: string }[]
      group: boolean
      item: PointsItem
      rulesVersion: number
      quantity: number
      points: number
      day: string
      askAgainAt: number
      townFrom: number
    }
  /** `noticeUntil`: where somebody vouched. */
  | { type: 'Vouched'; agree: boolean; noticeUntil: number | null }
  | { type: 'Withdrawn' }
  /** `householdId`: of a group's form, whom it is about; null: all of it. `household`: who speaks. */
  | { type: 'Objected'; householdId: string | null; household: string | null; needsSecond: boolean }
  | { type: 'ObjectionAnswered'; objectionId: string; upheld: boolean }
  | { type: 'StoodAside' }
  | { type: 'Reminded'; reminder: DeedReminder; covers: DeedReminder[] }
  /** Objections that nobody answered: handed to the town as well, or closed without an answer. */
  | { type: 'ObjectionsOverdue'; toTown: string[]; lapsed: string[] }
  /** One household's. `points`: what moved; `entryId`: its line of the passbook, written in the same transaction. */
  | { type: 'Credited'; householdId: string; why: ResultWhy; points: number; entryId: string | null }

  /** Two entries of one human became one: whose it is from now on. */
  | { type: 'SelfJoined'; from: PersonId; into: PersonId; confirmedBy: PersonId }

export type DeedEventType = DeedFact['type']
export type DeedEvent = DeedEventBase & DeedFact
