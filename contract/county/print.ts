/** Boards and cards on paper, asked for by a desk, a town, the county. Types only cross to the phone. */
import * as z from 'zod'
import { id, key } from '../shapes'

/** The board of a village, a card for each door, a notice for each order sent out, a slip for each order made for somebody. */
const PRINTED = ['board', 'cards', 'notices', 'slips'] as const

export const printReads = {
  /** What this office asked for within the last day. `node`: where it would be for; left out: the office's own. */
  'print.home': z.strictObject({ node: id.optional() }),
  /** Asked again while it works; it also wakes what stopped. */
  'print.show': z.strictObject({ id }),
  /** An address of one of its files, good for ten minutes. `n` counts from 0. */
  'print.file': z.strictObject({ id, n: z.int().min(0).max(999) }),
} as const

export const printWrites = {
  'print.begin': z.strictObject({
    what: z.enum(PRINTED),
    /** Of a board; all else is cut from an A4. */
    paper: z.enum(['A3', 'A4']).default('A4'),
    node: id,
    key,
  }),
} as const

interface PrintedFile {
  n: number
  name: string
  pages: number
  cards: number
}
export interface PrintCard {
  id: string
  what: (typeof PRINTED)[number]
  /** 柳溪村 */
  where: string
  at: number
  state: 'waiting' | 'printing' | 'done' | 'failed'
  /** Files that lie there, of how many; 0 of 0: not known yet. */
  made: number
  of: number
  files: PrintedFile[]
  /** How many characters no font had. */
  missing: string[]
  /** Codes that WeChat did not give. */
  noCode: number
  message: string
  /** When it is removed. */
  until: number
}
export interface PrintReplies {
  'print.home': { node: string; where: string; now: number; prints: PrintCard[] }
  'print.show': PrintCard
  'print.file': { address: string; name: string }
  'print.begin': { id: string }
}
