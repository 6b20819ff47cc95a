/**
 * A ticket and what can happen to it. The ticket is the fold of its events; words (what people typed) live elsewhere,
 * so that erasing them leaves the chain whole. Times are epoch ms.
 */
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { Derivation } from '../clock/derivation'
import type { EventType, StepCalendars } from './events'
import type {
  Category,
  Matter,
  Track,
  Source,
  Outcome,
  Score,
  Readers,
  Desk,
  Offer,
  JoinedOrder,
} from './vocabulary'

export const STATES = [
  'submitted',
  'dispatched',
  'claimed',
  'resolved',
  'closed',
  'withdrawn',
  'declined',
  'merged',
  'referred',
] as const
export type State = (typeof STATES)[number]
export const OPEN_STATES: readonly State[] = ['submitted', 'dispatched', 'claimed', 'referred', 'resolved']

/** What the holder promised. `beyondLimit` promises carry a reason and are shown as such. */
export interface Commitment {
  at: number
  /** End of the promised day (ms). */
  promisedAt: number
  beyondLimit: boolean
  /** True once the claim step clock had run out before the claim. */
  claimedLate: boolean
  /** Whether the holder's phone is shown to the requester. */
  showContact: boolean
  /** The event that holds the words (the reason, when the day was changed). */
  eventId: string
  /** The claim that holds the measures: a changed day keeps them. */
  measuresId: string
  holderName: string
}

export interface Resolution {
  at: number
  by: PersonId
  outcome: Outcome
  eventId: string
  /** Another office did it: who had sent it there. `by` wrote down the receipt. */
  referredBy?: PersonId
}
/** `firstAt`: of the first rating of the round; it may be replaced for 7 days from then. */
interface Rating {
  firstAt: number
  at: number
  by: PersonId
  score: Score
  eventId: string
}
interface CommitteeRating {
  at: number
  by: PersonId
  result: Score
  speed: Score
  manner: Score
  eventId: string
}
interface Revisit {
  at: number
  by: PersonId
  satisfied: boolean | null
  eventId: string
}

/** One round: from submission (or reopening) to its end. The three rates are counted over rounds. */
export interface Round {
  n: number
  startedAt: number
  limitAt: number
  /** The limit that had passed when a later one was set: rates go by it. Null while none had. */
  firstDueAt: number | null
  /** How `limitAt` came about, complete in itself. */
  derivation: Derivation
  /** First dispatch and its claim deadline; kept when re-dispatched, so that no touch restarts a clock. */
  dispatchedAt: number | null
  claimDueAt: number | null
  /** The first claim that was not given back. */
  claimedAt: number | null
  /** Claimed after the claim deadline, or lapsed at least once. */
  claimLate: boolean
  giveBacks: number
  lapses: number
  /** How often each step that has a most was taken in this round. */
  taken: { readonly [event: string]: number }
  /** When the total clock stopped: resolved, withdrawn, declined, merged or referral accepted. */
  endedAt: number | null
  /** Every promise of this round, oldest first; the newest is in force only while the ticket is claimed. */
  promises: Commitment[]
  resolution: Resolution | null
  rating: Rating | null
  committee: CommitteeRating[]
  revisit: Revisit | null
}

/** The newest event, for one line of news. */
interface Last {
  type: EventType
  at: number
  by: PersonId | 'clock'
  byName: string | null
  eventId: string
}

interface Publication {
  at: number
  by: PersonId
  eventId: string
}

/** What outlives a stage. */
export interface TicketRecord {
  /** Schema version of the fold. */
  v: 1
  /** Sayable number, `WT26-0137`. */
  no: string
  /** From county to the household grid. */
  path: GridId[]
  villageId: GridId
  townId: GridId
  householdId: string | null
  requesterId: PersonId | null
  authorId: PersonId
  /** The author is of the requester's own household (替家里人), and no helper in office. */
  family?: true
  /** Event that holds the first words. */
  wordsId: string
  /** Events that hold what was added to them. */
  added: string[]
  /** What was merged into it, and into those: all of them, flat. */
  joined: JoinedOrder[]
  /** Taken out of a merge because it was not mended: the order whose result says so. */
  linked: string | null
  category: Category
  sub: string
  matter: Matter | null
  track: Track
  source: Source
  sourceNo: string | null
  urgent: boolean
  /** Somebody may be hurt: never offered to mediation. Left out: nobody said so. */
  danger?: true
  aboutStaff: boolean
  /** Version of the rules in force at submission; kept for life. */
  rules: string
  desk: Desk
  submittedAt: number
  round: number
  rounds: Round[]
  appealed: boolean
  objected: boolean
  /** The requester agrees that a text of this may be shown; revocable. */
  consent: boolean
  publication: Publication | null
  /** The requester's own switch. */
  readers: Readers
  /** When it last became reserved: cards shared before that are dead. */
  reservedAt: number | null
  /** Persons who recused themselves or were objected to: not offered again. */
  recused: PersonId[]
  /** Every person who ever held it: none of them revisits or rates it for the committee. */
  handledBy: PersonId[]
  givenBackBy: PersonId | null
  /** The newest give-back (its event holds the reason); null when never, or in a new round. */
  givenBack: { at: number; byName: string | null; eventId: string } | null
  /** When whose matter it is last asked what keeps it; left out: never. */
  urgedAt?: number
  last: Last
  /** The newest event that those who deal with it may know of, and how many are kept from them: no gap tells of one. */
  lastOpen: Last
  hidden: number
  /** Which calendars the step that runs now, and what waits for an answer, hang on, where one is not the first of its year. */
  stepCalendars?: StepCalendars
}

/**
 * What is true in one state only. An event that changes the state replaces the stage whole, so nothing of the one
 * before stays. `stages.ts` lists what each may hold.
 */
export type Stage =
  /** `dispatchFrom`: when it came to the desk. */
  | { state: 'submitted'; dispatchDueAt: number; dispatchFrom: number }
  | { state: 'dispatched'; offer: Offer }
  | ClaimedStage
  | ResolvedStage
  | {
      state: 'closed'
      holder: PersonId | null
      holderName: string | null
      coHandlers: PersonId[]
      closedAt: number
    }
  | { state: 'withdrawn' }
  /** `declinedId`: the event that holds the reason. */
  | { state: 'declined'; declinedAt: number; declinedBy: PersonId; declinedId: string }
  | { state: 'merged'; into: string }
  | {
      state: 'referred'
      office: string
      referredAt: number
      referredBy: PersonId
      answerDueAt: number
      before: 'submitted' | 'claimed'
    }

interface ClaimedStage {
  state: 'claimed'
  holder: PersonId
  holderName: string
  coHandlers: PersonId[]
  commitment: Commitment
  earlier: Commitment[]
  claimedAt: number
  /** Whom it was offered to: those who came second are told who took it. */
  offeredTo: PersonId[]
}

/** `holder` and `commitment` are null when another office ended it (an accepted referral). */
interface ResolvedStage {
  state: 'resolved'
  holder: PersonId | null
  holderName: string | null
  coHandlers: PersonId[]
  commitment: Commitment | null
  earlier: Commitment[]
  closeDueAt: number
  revisitDueAt: number | null
}

export type StageOf<S extends State> = Extract<Stage, { state: S }>
