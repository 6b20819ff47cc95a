/** What the routes answer: types only, so the phone may import them. */
import type { Alarm } from '../miniprogram/core/alarms'
import type { About } from '../miniprogram/core/about'
import type { Lengths } from '../miniprogram/core/clock/words'
import type { FeedbackInfo } from '../miniprogram/core/feedback/feedback'
import type { GridId, GroupPurpose, Level } from '../miniprogram/core/people/grid'
import type { Asked } from '../miniprogram/core/people/joining'
import type { Role } from '../miniprogram/core/people/role'
import type { Hidden } from '../miniprogram/core/board/hidden'
import type { Board } from '../miniprogram/core/board/board'
import type {
  PersonInfo,
  PhotoInfo,
  TicketDetail,
  TicketInfo,
  TicketTodo,
  VoiceInfo,
} from '../miniprogram/core/ticket/sight/infos'
import type { Category, State, Track } from '../miniprogram/core/ticket/types'

export type { FeedbackInfo }

export interface GridInfo {
  id: GridId
  name: string
  level: Level
}
export interface Duty {
  role: Role
  words: string
  grid: GridInfo
}
export interface SubCategory {
  id: string
  category: Category
  words: string
  track: Track
  needsPhoto: boolean
  limitWords: string
}
export interface Contact {
  id: string
  name: string
  post: string
  phone: string | null
  gridName: string
}

export interface Me {
  id: string
  name: string
  /** Whether others read it: it stands, waits for a person to look, or was not let through and is asked for again. */
  nameState: 'stands' | 'waits' | 'refused'
  duties: Duty[]
  /** An administrator of a town in which nobody is in post: what waits there is theirs. */
  standsIn: boolean
  village: GridInfo | null
  home: GridInfo | null
  elder: boolean
  privacyAgreed: boolean
  contact: Contact | null
  /** Own number, as it is kept for those who may ring: first three and last four digits. */
  phone: string | null
  /** The name of a household is not theirs yet: a yes is waited for. */
  isGuest: boolean
  /** Of the demonstration county, and nowhere else. A cloud from before does not say. */
  demo?: boolean
}

/** How a request stands, as the one who asked sees it. `over`: nobody answered in time. */
export interface Asking {
  asked: Asked
  state: 'waiting' | 'accepted' | 'refused' | 'withdrawn' | 'over'
  door: string
  at: number
  until: number
  reason: string
  /** Four digits to show to the person who confirms; null where none are needed. */
  check: string | null
  /** Who may say yes. */
  contacts: Contact[]
}

/** First page, one call: who I am, my most pressing order, how many more, whom to call, the sub-categories. */
export interface Home {
  now: number
  me: Me | null
  /** Somebody must say yes before this account is known, or before its post works. */
  asking: Asking | null
  first: TicketInfo | null
  /** Who has the first one in hand, when they agreed to be called. */
  handler: { name: string; phone: string } | null
  open: number
  /** Messages that did not arrive otherwise; shown until seen. */
  badges: Badge[]
  /** Where `me.news` goes on; null: these are all. */
  newsNext: string | null
  subs: SubCategory[]
  /** How long the steps take by the rules in force, for what is begun today. */
  lengths: Lengths
  /** Subscription templates to ask for at natural taps, by tap; the phone asks for three of them at a time. */
  templates: { resident: string[]; gridMember: string[]; points: string[] }
  /** Which of them are accepted once for always. A cloud from before does not say. */
  longTerm?: string[]
}
/** `page`: what it opens. */
export interface Badge {
  page: string
  id: string
  about: About
  at: number
  message: string
  /** Something is waited for: it stays until it is opened. */
  todo: boolean
}

export interface Page<T> {
  now: number
  items: T[]
  next: string | null
}
/** A page of what I have to do, the most pressing first. */
export interface Today {
  now: number
  offered: TicketTodo[]
  inHand: TicketTodo[]
  /** Where the less pressing ones begin; null: these were the last. */
  next: string | null
  /** How many in all, of every page; 1000 means more. */
  all: number
  allInHand: number
  dueToday: number
}
/** Capped at 99: 100 means 99+. */
export interface DeskCounters {
  now: number
  desk: number
  returned: number
  late: number
  duplicates: number
  /** Only the most pressing were held against each other: there may be more likely twins. */
  duplicatesAtLeast: boolean
  /** Of villages whose desk nobody holds, for the level above; `desk` and `returned` count them, too. */
  standIn: number
  standInNames: string[]
  reviews: number
  notReached: number
  /** Complaints and suggestions without an answer; for the town. */
  feedback: number
  lastSweepAt: number | null
  sweepSilent: boolean
  /** Orders of these nodes on which the clock had something to press and could not; it tries again. */
  stuck: number
  /** What WeChat refuses the whole county. */
  alarms: Alarm[]
  /** The year whose calendar of days off is missing and should be entered by now. */
  calendarMissing: number | null
}
/** Load, never scores. */
export interface Candidate {
  id: string
  name: string
  post: string /** Their work number: urgent orders are told by phone first. */
  phone: string | null
  gridName: string
  inHand: number
  /** Sent to them alone, not claimed yet. */
  waiting: number
  soonDue: number
  own: boolean
  recused: boolean
}
export interface DispatchSheet {
  now: number
  detail: TicketDetail
  people: Candidate[]
  pools: { id: GridId; name: string; members: number }[]
  duplicates: TicketInfo[]
  preview: { track: Track; limitAt: number; words: string }[]
}
export interface Review {
  id: string
  about: About
  no: string
  at: number
  what: 'text' | 'photo' | 'voice' | 'name'
  /** Not shown yet: anyone who stands in from the county asks for each, and that is written down. */
  closed: boolean
  text: string | null
  url: string | null
  reason: string
}
export interface NotReached {
  id: string
  ticketId: string
  no: string
  at: number
  message: string
  person: PersonInfo
  /** Told in their office: the number is public, and dialling it reads nobody's. */
  staff: boolean
}
export interface HelpedPerson {
  id: string
  name: string
  household: string
}
export interface UploadPass {
  id: string
  cloudPath: string
  until: number
}
export interface GroupInfo {
  gridId: GridId
  gridName: string
  purpose: GroupPurpose
  boundAt: number | null
  byName: string | null
}
export interface ShareCard {
  title: string
  path: string
  picture: string
}
/** What a shared card shows: no words, no names but the desk's line. */
export interface SharedOrder {
  now: number
  no: string
  state: State
  stateWords: string
  promisedAt: number | null
  desk: { post: string; phone: string | null } | null
}
export interface RecordLine {
  id: string
  at: number
  message: string
  text: string
  photos: PhotoInfo[]
  voice: VoiceInfo | null
  /** Written in office, and the reader is the town: on request a piece may be taken out of it. */
  mayTakeOut: boolean
}
export interface VillageBoard {
  now: number
  villageId: GridId
  villageName: string
  months: string[]
  board: Board
  seal: { day: string; root: string } | null
  /** Of the whole town, in the last quarter that was counted: what is on no wall. null: none was counted yet. */
  hidden: Hidden | null
}
/** What a slip of paper opens: enough to know which order it is and to rate it, nothing to read. */
export interface SlipOrder {
  now: number
  ticketId: string
  no: string
  subWords: string
  submittedAt: number
  mayRate: boolean /** Why it cannot be rated, said to the bearer. */
  why: string | null /** It was rated before; for `lengths.rateReplace` a new rating replaces it. */
  rated: boolean
  lengths: Lengths
}
export interface Pressed {
  /** null when it is out of the presser's sight now, e.g. after giving it back. */ ticket: TicketDetail | null /** One sentence for the toast. */
  message: string /** Of an order made for somebody, just now: the eight digits to write on their slip, and the number beside them. */
  slip?: string
  no?: string
}
