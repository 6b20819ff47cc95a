/** The words an order is described with: kinds, sources, outcomes, offers. Events and the order itself are made of them. */
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'

export const CATEGORIES = ['infrastructure', 'policy', 'livelihood', 'dispute'] as const
export type Category = (typeof CATEGORIES)[number]
export const MATTERS = ['public', 'minor', 'private'] as const
export type Matter = (typeof MATTERS)[number]
export const TRACKS = [1, 2, 3] as const
export type Track = (typeof TRACKS)[number]
/** What staff registers: nobody's own order. */
export const REGISTERED_SOURCES = [
  'visit',
  'meeting',
  'mailbox',
  'group',
  'patrol',
  'hotline',
  'petition',
  'opinion',
  'news',
  'police',
] as const
export const SOURCES = ['app', 'onBehalf', ...REGISTERED_SOURCES] as const
export type Source = (typeof SOURCES)[number]
export const OUTCOMES = ['done', 'partly', 'failed', 'notNeeded', 'partyRefused'] as const
export type Outcome = (typeof OUTCOMES)[number]
export type Score = 1 | 2 | 3 | 4 | 5
/** Who reads it beyond those who deal with it: as the table says, nobody, or the committee of a matter it would not see. */
export const READERS = ['usual', 'handlers', 'committee'] as const
export type Readers = (typeof READERS)[number]
/** The desk that decides next: the village's, or the town's after an appeal and for complaints about staff. */
export type Desk = 'dispatcher' | 'inspector'

/** Who it was offered to: one person, or the grid members of a node (resolved when dispatched). */
export interface Offer {
  to: PersonId[]
  /** The node whose grid members form the pool; null when it was one person. */
  pool: GridId | null
  at: number
  claimDueAt: number
  /** Who sent it there; null when the clock did. */
  byName: string | null
}

/** An order that is worked on together with another one: what that one's handler reads, and whom its news is for. */
export interface JoinedOrder {
  id: string
  no: string
  requesterId: PersonId | null
  householdId: string | null
  /** Events that hold its words: the first ones and what was added. */
  words: string[]
}

export type Reminder = 'dispatchLate' | 'soonLate' | 'late' | 'promiseLate' | 'answerLate' | 'revisitLate'

/** A photo or voice note as the cloud stores it (already moved and stripped). */
export interface Attachment {
  id: string
  kind: 'photo' | 'voice'
  seconds?: number
  /** The person concerned says yes, or signed: beside what the order is about. */
  consent?: true
}
/** What people typed, spoke or photographed with one event. Erasable; the event holds only a salted hash of it. */
export interface Words {
  text?: string
  place?: string
  wish?: string
  reason?: string
  measures?: string
  whereInstead?: string
  /** Words confirmed by a supervisor for the board. */
  asked?: string
  done?: string
  /** How a slip code or consent was given in 代办. */
  consent?: string
  attachments?: Attachment[]
}

/** Names, as the shell unsealed them. Leave out whom nobody may see. */
export interface Names {
  people: Record<
    PersonId,
    {
      name: string
      phone: string | null
      post: string
      /** Nobody has confirmed yet that they live where they say. */
      unverified?: true
    }
  >
  grids: Record<string, string>
}

/** Until when a piece of news about an order holds, besides: until a request is answered. */
export type Until =
  | 'onDesk'
  | 'offerStands'
  | 'promiseStands'
  | 'declined'
  | 'unrated'
  | 'running'
  | 'merged'
  | 'published'
  | 'reminder'
  | 'always'
