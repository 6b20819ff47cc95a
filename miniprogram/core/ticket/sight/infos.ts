/**
 * What one viewer may see of one ticket: the reply of the cloud, made by the sight table. The phone turns it into
 * cards with `card.ts`. Fields the viewer may not see are null, never blanked text.
 */
import type { Lengths } from '../../clock/in-chinese'
import type { DayRange } from '../../process/days'
import type { RequestName } from '../events'
import type { Verb } from '../lifecycle'
import type { Category, Matter, Outcome, Readers, Reminder, Score, Source, State, Track } from '../types'

export type CheckState = 'pass' | 'pending' | 'review' | 'refused'
export interface PhotoInfo {
  id: string
  state: CheckState /** ≤ 10 minute address; only when passed. */
  url?: string
}
export interface VoiceInfo {
  id: string
  seconds: number
  state: CheckState
  url?: string
}

export interface ContentInfo {
  /** null while the content check runs or after it failed (the author sees the words with `check`). */
  text: string | null
  place: string | null
  wish: string | null
  photos: PhotoInfo[]
  voice: VoiceInfo | null
  check: CheckState
  erased: boolean
}

export interface PromiseInfo {
  who: string
  post: string
  promisedAt: number
  measures: string | null
  beyondLimit: boolean
  lateReason: string | null
  /** Earlier promises of this round, newest first. */
  earlier: { promisedAt: number; reason: string | null }[]
}

export interface PersonInfo {
  /** null of a masked person. */
  id: string | null
  name: string /** Masked or whole, as the sight table says; null when not shown. */
  phone: string | null
  masked: boolean
  /** Nobody has confirmed yet that they live where they say. */
  unverified?: true
}

/** What waits for an answer, on the order's own page. */
export interface RequestInfo<Name extends string = RequestName> {
  request: Name
  /** 「点单的人请求换个人办」 */
  message: string
  /** What the viewer may do about it, or waits for. */
  note: string
  /** What was filled in, as far as the viewer reads it. */
  fields: { label: string; text: string }[]
  /** Until when it must be answered; null: it waits. */
  dueAt: number | null
}

/** A card: enough for every list. */
export interface TicketInfo {
  id: string
  no: string
  rev: number
  round: number
  state: State
  /** null, like `source`, where the viewer sees number, state and lights only; `sub` and `subLabel` are '' then. */
  category: Category | null
  sub: string
  subLabel: string
  matter: Matter | null
  track: Track
  urgent: boolean
  /** Somebody may be hurt, as the requester said. */
  danger?: true
  aboutStaff: boolean
  source: Source | null
  /** Its number in the other system, for desk and town. */
  sourceNo?: string
  onBehalf: boolean
  /** null where the viewer sees number, state and lights only. */
  title: string | null
  place: string | null
  hasPhotos: number
  hasVoice: boolean
  gridName: string
  clock: {
    startedAt: number
    limitAt: number
    endedAt: number | null
    heldMs: number
    amberAt: number /** Time spent in all rounds so far. */
    spentMs: number
    /** The limit hangs on a notice of days off that is not out yet. */
    uncertain?: true
  }
  /** The step that is running: who must act until when. */
  step: {
    kind: 'dispatch' | 'claim' | 'work' | 'rate' | 'revisit' | 'answer' | 'none'
    dueAt: number | null
    startedAt: number | null
    uncertain?: true
  }
  promise: PromiseInfo | null
  /** Why there is none: somebody promised one and it lapsed, or this viewer may not know. Absent: nobody ever did. */
  noPromise?: 'lapsed' | 'hidden'
  requester: PersonInfo | null
  news: { at: number; text: string } | null
  returned: { times: number; reason: string | null; by: string | null } | null
  check: CheckState
  published: boolean
  consent: boolean
  outcome: Outcome | null
  rated: Score | null
  committeeRatings: number
  ratedByMe: boolean
  revisited: boolean
  /** What waits for an answer, as far as the viewer may know of it. */
  asks: RequestName[]
  merged: { no: string; state: State; promisedAt: number | null } | null
  /** How many households speak of it: more than 1 when others were merged into it. */
  households: number
  reminded: Reminder[]
  /** Shown to few: a lock with words. Disputes, private matters, complaints about staff. */
  locked: boolean
  /** How often its person asked what keeps it, in this round, and when last; left out: never. */
  urged?: { times: number; at: number }
  /** The viewer's own order. */
  mine: boolean
  /** Who reads it beyond those who deal with it; the requester's own switch, for them alone. */
  readers: Readers | null
  /** The viewer stood aside, or was objected to. */
  recused: boolean
  /** Who it was offered to, in words: 「李春梅」「三组的网格员」; null before and where not shown. */
  offeredTo: string | null
}

/** A card with buttons of its own: the verbs this viewer may press now, and no others. */
export type TicketTodo = TicketInfo & { can: Verb[] }

/** In words, spoken, or signed on paper; of the latter two nothing where the viewer sees no photos. */
export interface AgreedInfo {
  text: string
  photos: PhotoInfo[]
  voice: VoiceInfo | null
}

export interface TimelineItem {
  /** Counts the steps this viewer knows of: 1 is the first. */
  rev: number
  at: number
  /** Plain words: 「李春梅领了单，答应 26 日前办好」. */
  message: string
  /** Bold start of `message`. */
  who: string | null
  /** What was written with it, when this viewer may see it. */
  text: string | null
  photos: PhotoInfo[]
  voice: VoiceInfo | null
  /** How the person concerned agreed to be helped. */
  agreed?: AgreedInfo
  /** Something was added to what was asked. */
  added?: true
}

/** The first and the last day that a field of a verb takes, each by its first millisecond. */
export type DayInfo = DayRange & { verb: Verb }

export interface TicketDetail {
  ticket: TicketInfo
  content: ContentInfo | null
  timeline: TimelineItem[]
  /** Verbs this viewer may press now: the phone shows these buttons and no others. */
  can: Verb[]
  /** The days that may be chosen with those of them that ask for one. */
  days: DayInfo[]
  asked: RequestInfo[]
  holder: PersonInfo | null
  /** How long the steps that the pages speak of take, by the rules of this order. */
  lengths: Lengths
  /** Printed derivation of the deadline, line by line. */
  derivation: string[]
  declined: { reason: string; whereInstead: string } | null
  /** Of a merged one: what came of the order that was worked on. */
  resolution: { outcome: Outcome; text: string | null; photos: PhotoInfo[]; at: number } | null
  /** What the others said whose orders were merged into it, for those who work on it. */
  joined: { no: string; requester: PersonInfo | null; content: ContentInfo | null; added: ContentInfo[] }[]
  /** Taken out of a merge because it was not mended: which order that was, and what its result said. */
  linked: { no: string; resolution: TicketDetail['resolution'] } | null
  rating: { score: Score; text: string | null } | null
  committee: { result: Score; speed: Score; manner: Score; text: string | null; mine: boolean }[]
  publishDraft: { asked: string; done: string } | null
  /** The words are read with a purpose, which is logged (`ticket.record`). */
  mayRead: boolean
  /** Reads who was told of it and by which way: the desk and the town that answer for it. */
  seesTold: boolean
  /** Other orders of the same household may be looked at. */
  hasHome: boolean
  /** The person concerned took their words back; the town reads the office's with a purpose. */
  closed: 'no' | 'closed' | 'withPurpose'
}
