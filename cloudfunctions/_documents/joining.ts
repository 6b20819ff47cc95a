/** How somebody becomes known: cards, letters, requests, a county's files. */
import type { ExportPurpose } from '../../miniprogram/core/county/exporting'
import type { Listing } from '../../miniprogram/core/listings'
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
  /** The grid from whose WeChat group they came: WeChat says so. */
  group?: GridId
  at: number
  until: number
  state: 'waiting' | 'accepted' | 'refused' | 'withdrawn'
  /** Who sees it while it waits: `household:…`, `grid:…`, `above:…`. */
  keys: string[]
  /** until (13 digits) + id: the list shows what has not run out. */
  sortKey: string
  idempotencyKey: string
  answeredBy: PersonId | 'county' | null
  answerKey: string
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

/** Which kind of list a file holds. */
type RosterKind = 'people' | 'staff' | 'grids'

/**
 * `waiting`: the file lies there. `read`: its cells are staged. `planned`: it is known what would change. `applying` and
 * `undoing` go on after every stop; `failed`: `message` says why.
 */
type ImportState = 'waiting' | 'read' | 'planned' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed'

export interface ImportDoc {
  _id: string
  v: 1
  kind: RosterKind
  state: ImportState
  by: PersonId | 'county'
  byName: string
  /** The importer's own node: posts are granted below it only. */
  own: GridId
  /** What the file is for, and its path. */
  node: GridId
  path: GridId[]
  fileName: string
  /** Where the file lies until it was read; then it is removed. */
  fileId: string | null
  /** The sheet that is read, of how many; its headings' row, counted from 0; what stands in each column. */
  sheet: string
  sheets: string[]
  /** Those of them that look like such a list, too, and are not read. */
  alike: string[]
  headings: number
  columns: { at: number; heading: string; field: string | null; dropped: string | null }[]
  /** Sums, signatures and headings in between that were passed over: rows as a spreadsheet counts. */
  passedOver: number[]
  /** Rows of the form's example, passed over. */
  examples: number[]
  /** Rows out of sight in the file, as a spreadsheet counts: read like others, and said. */
  hidden: number[]
  counts: { new: number; changed: number; same: number; ended: number; wrong: number }
  missing: number
  /** Of whom the file does not name, who is gone: said on the page. */
  gone: Record<PersonId, 'moved' | 'died'>
  /** Most of it is known in another village: written only where somebody is sure. */
  elsewhere: { village: string; found: number } | null
  /** Rows of people's that were left out because somebody changed meanwhile, or what was undone could not be. */
  leftOut: number
  /** Parts of `import_parts`: staged cells; commits of the plan; rows that write nothing. */
  cells: number
  commits: number
  rest: number
  /** Commits done; an undo counts down. */
  done: number
  message: string
  /** Where in the sheet the message is about something; null: it is about the whole file. */
  messageAt: { row: number; cell: string } | null
  at: number
  /** When the timer looks: at a file that nobody read, at what stopped half-way; null: neither. */
  dueAt: number | null
  /** How often it was mended: a plan of the cells before is none. */
  mends: number
  /** Somebody works on it until then, as far as is known: nobody else is woken for it. */
  runningUntil: number
  /** What was staged and not pressed goes then; what was applied can be taken back until then. */
  until: number
}

/**
 * `_id`: the county's root. Who of it turns to writing or taking back: two that touch the same places write this one
 * document, so only one of them does.
 */
export interface ImportTurnDoc {
  _id: GridId
  v: 1
  /** Goes up with every turn: what was seen before is still so. */
  turns: number
  /** Those that turned last; some of them are over by now. */
  under: { id: string; node: GridId; path: GridId[] }[]
}

/** A list that somebody of an office asked for as a spreadsheet, or somebody's copy of what is kept about them. */
export interface ListingDoc {
  _id: string
  v: 1
  what: Listing | 'own'
  by: PersonId
  byName: string
  /** What it is of; '' and none of somebody's own copy. */
  node: GridId
  path: GridId[]
  state: 'waiting' | 'made' | 'failed'
  /** Of people with their numbers: what it was let out for, and by whom. Its file lies there sealed. */
  letOut?: { purpose: ExportPurpose; byName: string }
  fileId: string | null
  rows: number
  bytes: number
  at: number
  /** Somebody makes it until then, as far as is known. */
  runningUntil: number
  /** It and its file go then. */
  until: number
}

/** `_id`: `${importId}:${what}:${n, 5 digits}`. `sealed`: JSON; names and numbers never lie open. */
export interface ImportPartDoc {
  _id: string
  v: 1
  importId: string
  what: 'cells' | 'plan' | 'rest' | 'shown' | 'missing' | 'done'
  n: number
  sealed: Sealed
  until: number
}
