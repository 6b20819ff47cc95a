/**
 * Stored shapes, one per collection. Every document carries `v`; readers go through upcasters in `store.ts`.
 * Collections are closed to phones ({"read":false,"write":false}).
 */
import type { CheckState } from '../../miniprogram/core/ticket/seen'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import type { ListKeys } from '../../miniprogram/core/ticket/lists'
import type { Ticket, Words } from '../../miniprogram/core/ticket/types'
import type { Grid, GridId, GroupPurpose } from '../../miniprogram/core/people/grid'
import type { Asked } from '../../miniprogram/core/people/joining'
import type { Belonging, JoinedHow, KinHousehold } from '../../miniprogram/core/people/belonging'
import type { PersonId, Post } from '../../miniprogram/core/people/role'
import type { Feedback } from '../../miniprogram/core/feedback/feedback'
import type { How, Template } from '../../miniprogram/core/news/tell'
import type { Tell } from '../../miniprogram/core/ticket/tells'
import type { Until } from '../../miniprogram/core/ticket/until'
import type { Board } from '../../miniprogram/core/board/board'
import type { Five } from '../../miniprogram/core/board/release'
import type { PointsDocuments } from './points'
export type * from './points'

/** AES-256-GCM, base64 of iv|tag|ciphertext, with the key's number in front: `1:…`. */
export type Sealed = string

export interface GridDoc extends Grid {
  _id: GridId
  v: 1
  groups: { purpose: GroupPurpose; opengid: string; boundBy: PersonId; at: number }[]
}

export interface PersonDoc {
  _id: PersonId
  v: 1
  /** Unique. `unbound:<id>` until the person joins: a missing field would collide as null. */
  openid: string
  nameSealed: Sealed
  /**
   * The name was typed, and the checker was silent or unsure: others read 「姓名待核」 until a person has looked, and for
   * good once it was refused. `review`: which look decides; null: the name stands.
   */
  nameDoubt: { review: string; state: 'review' | 'refused' } | null
  phoneSealed: Sealed | null
  /** Public name and phone of those who hold a post; null for residents. */
  staffName: string | null
  staffPhone: string | null
  householdId: string | null
  home: GridId[]
  /** Every stay in a household; an ended one is kept for 180 days. */
  belonged: Belonging[]
  kinHouseholds: KinHousehold[]
  posts: Post[]
  /** `${role}@${gridId}` for every node on each post's path: candidates under a node by one equality. */
  postKeys: string[]
  elder: boolean
  privacyAgreedAt: number | null
  /** Which account somebody above confirmed face to face. Posts give power only while it is the present one. */
  confirmed: { openid: string; by: PersonId | 'county'; at: number } | null
  /** The door a card's code named, while a yes is waited for: enough to order from, nothing else. */
  guestAt: { householdId: string; path: GridId[] } | null
}

export interface HouseholdDoc {
  _id: string
  v: 1
  gridId: GridId
  path: GridId[]
  door: string
}
/**
 * Append-only: somebody came to a household, left it, or a wrong join was taken back. `_id` =
 * `${householdId}:${at, 13 digits}:${personId}:${type}`, so the same step is written once.
 */
export interface BelongingEventDoc {
  _id: string
  v: 1
  householdId: string
  personId: PersonId
  type: 'joined' | 'left' | 'undone'
  how: JoinedHow
  at: number /** Who said so: the person, a housemate, a grid member; 'county' for the county's file. */
  by: PersonId | 'county'
}
/**
 * What is left of a deleted person for 180 days: the household rules look back that far. `_id` is a keyed hash of the
 * account or of the phone number; nothing in it leads to a name.
 */
export interface FormerStaysDoc {
  _id: string
  v: 1
  stays: { householdId: string; from: number; until: number }[]
  until: number
}
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
  householdId: string /** The person on the roster it was made for; null: somebody new in that household. */
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
  openid: string /** Whom it is about: the roster's person, or the guest this account is until then. */
  personId: PersonId
  householdId: string | null
  path: GridId[]
  nameSealed: Sealed
  phoneSealed: Sealed | null
  at: number
  until: number
  state:
    | 'waiting'
    | 'accepted'
    | 'refused'
    | 'withdrawn' /** Who sees it while it waits: `household:…`, `grid:…`, `above:…`. */
  keys: string[] /** until (13 digits) + id: the list shows what has not run out. */
  sortKey: string
  tap: string
  answeredBy: PersonId | 'county' | null
  answerTap: string
  reason: string
  /** Id of the words under which the reason waits for a person to look. */
  doubt: string | null
}
/** Codes are being guessed: until then letters also need somebody's yes. `_id`: a village, or 'county'. */
export interface BrakeDoc {
  _id: string
  v: 1
  at: number
  until: number
}
/** The fold, with everything lists filter and sort by. */
export interface TicketDoc {
  _id: string
  v: 1
  ticket: Ticket
  list: ListKeys
  path: GridId[]
  villageId: GridId
  townId: GridId
  no: string
  state: Ticket['stage']['state'] /** Earliest next deadline, or null: the sweep's one index. */
  nextDueAt: number | null
}
export type EventDoc = { _id: string } & TicketEvent
/** Erasable. `salt` and `words` give the event's commitment; `check` is outside it. */
export interface WordsDoc {
  _id: string
  v: 1
  ticketId: string
  villageId: GridId
  by: PersonId
  /** Who may have it erased; null: an act of office, a record that is nobody's to erase. */
  owner: PersonId | null
  at: number
  words: Words | null
  salt: string
  check: {
    text: CheckState
    files: Record<string, CheckState> /** Who decided, when a person did. */
    by: PersonId | null
  } /** Cloud ids of the attachments, by attachment id. */
  kept?: Record<
    string,
    string
  > /** With the first words: whose matter it is and whom to call, sealed; goes with the words. No name while it was doubted: then the person's present one holds. */
  contact?: { name: Sealed | null; phone: Sealed | null } | null
  erasedAt: number | null
  /** Who took a piece out of an office's text, on request, and when; then the salt is gone, too. */
  takenOut?: { at: number; by: PersonId }[]
}

/** One per event that should be told, or that others hang on (orders merged into one that came to nothing); `jobs` fans it out to `sends`. */
export interface OutboxDoc {
  _id: string
  v: 1
  ticketId: string
  type: TicketEvent['type'] | 'News'
  at: number
  /** Who hears of it and how, by the table; resolved to people when it is fanned out. */
  to: Tell[]
  /** News about anything else (`newsFor`), for people who are known already. `ticketId` is then what it is about. */
  news?: {
    says: string
    how: How
    template: TemplateName
    page: string
    villageId: GridId
    no: string
    to: PersonId[]
  }
  done: boolean
  leaseUntil: number
  tries: number
  nextTryAt: number
}
export type TemplateName = Template
/**
 * In which office somebody is told; null: their own matter. Whoever no longer holds it is not told any more.
 */
export type Office = 'handler' | 'desk' | 'town' | 'approver'
/** `${eventId}:${personId}`. At most one try per channel. */
export interface SendDoc {
  _id: string
  v: 1
  /** What it is about: the person's own order where several were merged. */
  ticketId: string
  /** The event it tells of, read again before it is sent; null for other news, which always holds. */
  eventId: string | null
  personId: PersonId
  office: Office | null
  /** The node whose desk calls when nothing arrives. Below the town a complaint about staff shows nowhere. */
  villageId: GridId
  at: number
  /** `at`, 13 digits, and the id: one key for keyset paging. */
  sortKey: string
  says: string
  how: How
  until: Until
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
  tried: { channel: string; at: number; result: string }[]
  template: TemplateName
  leaseUntil: number
  nextTryAt: number | null /** Told in this person's stead, who did not open the badge. */
  deputyFor?: PersonId /** Who told them by phone, when nothing else arrived. */
  reachedBy?: PersonId
}
/** `${personId}:${templateId}`: accepted messages left. */
export interface GrantDoc {
  _id: string
  v: 1
  left: number
  taps: string[]
}

/** Cards an order was shared by, `_id` = the order. Tokens and who opened them are hashes. */
export interface ShareDoc {
  _id: string
  v: 1
  by: PersonId
  at: number
  cards: {
    hash: string
    at: number
    openers: string[] /** Its requester heard that it went far. */
    told: boolean
  }[]
}
/** An upload pass and what became of the file. `_id` is the id that travels as `Attachment.id`. */
export interface FileDoc {
  _id: string
  v: 1
  owner: PersonId
  kind: 'photo' | 'voice'
  cloudPath: string /** Where it lies after stripping and moving; null before. */
  kept: string | null
  /** What the phone uploaded, with place and device in it, may still lie at `cloudPath`. */
  raw: boolean
  bytes: number
  state: CheckState
  ticketId: string | null
  eventId: string | null
  traceId: string | null
  issuedAt: number
  sha256: string | null
}
/** Things a person must look at: `_id` = words or file id. Of a `name`: `ticketId` is the person, whose sealed name it is. */
export interface ReviewDoc {
  _id: string
  v: 1
  ticketId: string
  no: string
  villageId: GridId
  path: GridId[]
  what: 'text' | 'photo' | 'voice' | 'name'
  wordsId: string
  fileId: string | null
  at: number
  /** `at`, 13 digits, and the id: one key for keyset paging. */
  sortKey: string
  reason: string
  state: 'open' | 'done'
}

/** Projections. `_id` = `${villageId}:${month}`. */
export interface BoardDoc {
  _id: string
  v: 1
  villageId: GridId
  month: string
  board: Board
  madeAt: number /** When it changes by itself (a limit passes, the month is sealed), or when it must be made again; null: never. */
  nextAt: number | null
}
/** Five ratings told together (core/board/release.ts), `${villageId}:${month}:${n, 3 digits}`. An act, not a projection: never made again. */
export interface ReleaseDoc extends Five {
  _id: string
  v: 1
  villageId: GridId
  month: string
}
/** Daily seal, `${villageId}:${day}`: root over the heads of the tickets and accounts that moved that day, chained to the seal before. */
export interface SealDoc {
  _id: string /** 1: hashed in a row; 2: a Merkle root (core/points/merkle.ts). */
  v: 1 | 2
  villageId: GridId
  day: string
  root: string /** `ticketId:rev:hash` of the last event of that day, for every ticket that moved; `account/…` for every household whose points did. */
  leaves: string[]
  count: number
  prev: string
  madeAt: number
}
/** `_id`: job name. Cursor, lease, heartbeat. */
export interface JobDoc {
  _id: string
  v: 1
  cursor: string
  leaseUntil: number
  lastRunAt: number
  failing: { id: string; tries: number; nextTryAt: number; why: string }[]
}
/** Who read a sealed name or phone, and what for; shown to the person concerned. */
export interface ReaderDoc {
  _id: string
  v: 1
  at: number
  by: PersonId
  byName: string
  of: PersonId
  ticketId: string
  no: string
  /** What was looked at: name and phone, or the words of the matter. */
  what: 'phone' | 'words'
  purpose: string
  /** Id of the words under which the purpose waits for a person to look. */
  doubt?: string | null
}
/** A complaint or suggestion; never shown below the town. */
export interface FeedbackDoc {
  _id: string
  v: 1
  /** Unique, as `feedback.no`. */
  no: string
  feedback: Feedback
  by: PersonId
  townId: GridId
  /** Who answers next: the town, after an appeal the county. */
  node: GridId
  open: boolean
  at: number
  sortKey: string
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
  /** Of a line of turns (brakes.ts): the taps that hold a place in it. */
  taps?: string[]
  until: number
}

/** `_id`: keyed hash of an account and the key of a tap (_platform/taps.ts). */
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

/** `_id`: a keyed hash of the group's opengid. One WeChat group serves one node and purpose: the rule spans grids, so it has a document. */
export interface GroupDoc {
  _id: string
  v: 1
  gridId: GridId
  purpose: GroupPurpose
  at: number
  by: PersonId
}

export interface Documents extends PointsDocuments {
  grids: GridDoc
  people: PersonDoc
  households: HouseholdDoc
  belonging_events: BelongingEventDoc
  former_stays: FormerStaysDoc
  contact_codes: ContactCodeDoc
  letters: LetterDoc
  join_requests: JoinRequestDoc
  brakes: BrakeDoc
  tickets: TicketDoc
  ticket_events: EventDoc
  ticket_words: WordsDoc
  outbox: OutboxDoc
  sends: SendDoc
  grants: GrantDoc
  files: FileDoc
  shares: ShareDoc
  reviews: ReviewDoc
  boards: BoardDoc
  releases: ReleaseDoc
  seals: SealDoc
  jobs: JobDoc
  readers: ReaderDoc
  feedback: FeedbackDoc
  rules: RulesDoc
  tries: TriesDoc
  groups: GroupDoc
  keys: KeyDoc
}
export type Collection = keyof Documents
