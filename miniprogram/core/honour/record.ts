/** An honour: 五类示范户, 星级文明户, 好媳妇 (mechanisms M70, M71). It is the fold of its events; what people typed lies elsewhere. */
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { Objection } from '../points/types'

export const HONOURS = [
  'filial',
  'enterprise',
  'customs',
  'learning',
  'helpful',
  'starred',
  'goodInLaw',
] as const
export type HonourKind = (typeof HONOURS)[number]

/** nominated (the household is asked) → notice (only with its yes) → deciding → awarded or notAwarded; declined by the household. */
export const HONOUR_STATES = ['nominated', 'declined', 'notice', 'deciding', 'awarded', 'notAwarded'] as const
export type HonourState = (typeof HONOUR_STATES)[number]

/** What is true in one state only. */
export type Stage =
  /** Silence until then is no. */
  | { state: 'nominated'; answerDueAt: number }
  | { state: 'declined'; decidedAt: number }
  | { state: 'notice'; noticeUntil: number }
  /** Until then the committee votes; what it voted by then counts. */
  | { state: 'deciding'; voteDueAt: number }
  /** `shown`: on the wall; the household may take it back and give it again. */
  | { state: 'awarded'; decidedAt: number; shown: boolean }
  | { state: 'notAwarded'; decidedAt: number }

/** `id`: the event that made it, which also holds its words. */
export interface HonourObjection extends Objection {
  /** The event that holds the words of the answer. */
  answeredIn: string | null
}
export interface Vote {
  by: PersonId
  byName: string
  agree: boolean
  at: number
}

/** What outlives a stage. */
export interface HonourRecord {
  /** Schema version of the fold. */
  v: 1
  villageId: GridId
  path: GridId[]
  kind: HonourKind
  /** 'YYYY' or 'YYYY-Qn': which round. */
  term: string
  householdId: string
  householdTitle: string
  nominatedBy: PersonId
  /** Households that counted as the nominator's own then: nobody of them judges. */
  nominatorHouseholds: string[]
  nominatedAt: number
  /** The event that holds the words it was put forward with. */
  wordsId: string
  consent: { given: boolean; by: PersonId; at: number } | null
  /** End of the notice, once there was one. */
  noticeUntil: number | null
  objections: HonourObjection[]
  votes: Vote[]
  /** Who stood aside: neither votes nor answers, and is not counted among those who may. */
  aside: { by: PersonId; byName: string | null; at: number }[]
}
