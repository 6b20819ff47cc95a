/** What the terminal and the other functions ask of `spreadsheets`. Strict: an unknown field is refused. */
import { LIMITS } from '../../miniprogram/core/limits'
import * as z from 'zod'
import { id, words, COUNTY } from '../../contract/shapes'
import { KINDS } from '../_roster/columns'
import { STATES } from '../_roster/plan/known'

const importId = z.strictObject({ id })

export const spreadsheetRoutes = {
  /** A file that lies in the storage: read, and removed there. `village`: its name; left out: the whole county. */
  begin: z.strictObject({
    kind: z.enum(KINDS),
    village: words(LIMITS.gridName, COUNTY).optional(),
    /** Which of its sheets; left out: the first with headings. */
    sheet: words(LIMITS.sheetName, COUNTY).optional(),
    fileId: z.string().min(1).max(500),
    fileName: z.string().min(1).max(200),
  }),
  /** From `api`: goes on with what somebody pressed there. */
  go: importId,
  /** From `api`: makes a list that somebody asked for there. */
  list: importId,
  /** From `api` or `jobs`: goes on with a print. */
  print: importId,
  /** What it would change; nothing changed. Again: with what is there by now. */
  plan: importId,
  /** Rows of the plan, in the order of the file. `cursor`: where the last page ended. */
  rows: importId.extend({ states: z.array(z.enum(STATES)).min(1), cursor: z.int().min(0).default(0) }),
  /**
   * Writes what was planned, or goes on where it stopped. Ask again until `state` is `applied`. `isSure`: although most of
   * it is known in another village.
   */
  apply: importId.extend({ isSure: z.boolean().default(false) }),
  /** What was left out of writing or of taking back, because somebody changed it meanwhile. */
  leftOut: importId.extend({ cursor: z.int().min(0).default(0) }),
  /** Everybody of the roster whom the file does not name. */
  missing: importId.extend({ cursor: z.int().min(0).default(0) }),
  /** Takes it back. Ask again until `state` is `undone`. */
  undo: importId,
  /** Those that were stopped half-way: the next run ends them first. */
  unfinished: z.strictObject({}),
  /** What could be taken back next, of the county or of this village. */
  last: z.strictObject({ village: words(LIMITS.gridName, COUNTY).optional() }),
} as const
export type SpreadsheetRoute = keyof typeof spreadsheetRoutes
export type SpreadsheetInput<R extends SpreadsheetRoute> = z.output<(typeof spreadsheetRoutes)[R]>
