/** Spreadsheets brought in by a desk, a town, the county. Types only cross to the phone. */
import { LISTINGS, type Listing } from '../../miniprogram/core/listings'
import { LIMITS, SHEET_TOO_BIG } from '../../miniprogram/core/limits'
import * as z from 'zod'
import { id, key, text } from '../shapes'

const KINDS = ['people', 'staff', 'grids'] as const
type RosterKind = (typeof KINDS)[number]
/** A line of the county's own list, as its file holds it: read by the person who brings it, written onto the roster. */
const ROSTER = { unmoderated: 'a cell of the county’s own list, as in its file' }
const LIST_NAME = { unmoderated: 'the name of a file, shown to the person who chose it' }

export const rosterReads = {
  'roster.home': z.strictObject({}),
  /** Asked again while it works; it also wakes what stopped. */
  'roster.show': z.strictObject({ id }),
  /** Wakes what stopped. */
  'listing.show': z.strictObject({ id }),
  'listing.part': z.strictObject({ id, n: z.int().min(0).max(200) }),
} as const

export const rosterWrites = {
  'roster.begin': z.strictObject({
    kind: z.enum(KINDS),
    fileName: text(LIMITS.fileName, LIST_NAME, { required: true }),
    bytes: z
      .int()
      .min(0)
      .max(LIMITS.sheetMegabytes * 1024 * 1024, SHEET_TOO_BIG),
    key,
  }),
  /** Cells written again, rows left out, columns read as something else. Then it is compared again. */
  'roster.mend': z.strictObject({
    id,
    cells: z
      .array(
        z.strictObject({
          cell: z.string().regex(/^[A-Z]{1,2}[1-9]\d{0,4}$/),
          text: text(LIMITS.cell, ROSTER),
        }),
      )
      .max(50),
    columns: z
      .array(
        z.strictObject({
          at: z.int().min(0).max(59),
          as: z
            .string()
            .regex(/^[a-zA-Z]{2,20}$/)
            .nullable(),
        }),
      )
      .max(60),
    /** Of the nth whom the file does not name: gone how, or staying after all. */
    gone: z
      .array(z.strictObject({ n: z.int().min(0).max(199), how: z.enum(['moved', 'died']).nullable() }))
      .max(200)
      .default([]),
    key,
  }),
  /** A list goes out as a spreadsheet: made by a function of its own, fetched in parts. */
  'listing.make': z.strictObject({ what: z.enum(LISTINGS), key }),
  'roster.carryOut': z.strictObject({
    id,
    what: z.enum(['apply', 'undo']),
    isSure: z.boolean().default(false),
    key,
  }),
} as const

interface RosterRow {
  row: number
  cell: string
  state: 'new' | 'changed' | 'same' | 'ended' | 'wrong'
  who: string
  message: string
}
interface RosterColumn {
  at: number
  /** `F`. */
  name: string
  heading: string
  /** The first cell below it. */
  example: string
  as: string | null
  /** What it holds that is never read nor kept: nothing to choose. */
  dropped: string | null
}
export interface RosterCard {
  id: string
  kind: RosterKind
  fileName: string
  /** Whose places it is for. */
  where: string
  state: 'waiting' | 'read' | 'planned' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed'
  /** Why it failed. */
  message: string
  sheet: string
  /** Sheets that look like such a list, too, and are not read. */
  alike: string[]
  headings: number
  passedOver: number[]
  /** Rows of the form's example. */
  examples: number[]
  /** Rows that were out of sight in the file, and were read. */
  hidden: number[]
  columns: RosterColumn[]
  /** What a column may be read as. */
  choices: { field: string; label: string }[]
  counts: Record<RosterRow['state'], number>
  wrong: RosterRow[]
  changes: RosterRow[]
  /** `how`: what was said of them; null: they stay. `mayGo`: it can be said. */
  missing: { who: string; where: string; how: 'moved' | 'died' | null; mayGo: boolean }[]
  missingInAll: number
  /** Posts that begin or end, by name. */
  grants: string[]
  done: number
  commits: number
  leftOut: number
  /** Most of it is known in another village: written only by a press with `isSure`. */
  elsewhere: string
  mayUndo: boolean
}

interface ListingInfo {
  id: string
  what: Listing
  /** 「柳溪村单子 11-27.xlsx」. */
  fileName: string
  state: 'waiting' | 'made' | 'failed'
  /** How many lines it has, without its heading. */
  rows: number
  /** In how many parts it is fetched; 0 until it is made. */
  parts: number
}

export interface RosterReplies {
  /** `headings`: the first line of an empty list of each kind. */
  'roster.home': { where: string; last: RosterCard | null; headings: Record<RosterKind, string[]> }
  'roster.show': RosterCard
  'roster.begin': { id: string; cloudPath: string }
  'roster.mend': RosterCard
  'roster.carryOut': RosterCard
  'listing.make': { id: string }
  'listing.show': ListingInfo
  /** Base64. */
  'listing.part': { bytes: string }
}
