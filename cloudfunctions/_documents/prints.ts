/** What goes onto paper: a request, the files that come of it, gone after a day. */
import type { GridId } from '../../miniprogram/core/people/grid'
import type { PersonId } from '../../miniprogram/core/people/role'

/** What can be printed: the board of a village, a card for each door, a notice for each order sent out, a slip for each order made for somebody. */
export type Printed = 'board' | 'cards' | 'notices' | 'slips'

/** One file: a village's board, notices or slips, or the cards of some of its grids. */
export interface PrintPart {
  village: GridId
  grids: GridId[]
}
export interface PrintDoc {
  _id: string
  v: 1
  what: Printed
  paper: 'A3' | 'A4'
  by: PersonId
  /** The office it was asked for, and what for. */
  own: GridId
  node: GridId
  path: GridId[]
  nodeName: string
  at: number
  /** `waiting`: nobody has looked how many files it takes. */
  state: 'waiting' | 'printing' | 'done' | 'failed'
  parts: PrintPart[]
  /** Of `parts`: how many lie in the storage, in order. */
  made: number
  /** `cards`: or notices, or slips. */
  files: { name: string; pages: number; cards: number }[]
  /** Characters that no font had. */
  missing: string[]
  /** Codes that WeChat did not give: the card number stands alone. */
  noCode: number
  message: string
  /** When the timer looks: at what stopped half-way, then at what is to be removed. */
  dueAt: number
  /** Somebody works on it until then, as far as is known. */
  runningUntil: number
  /** Files and request go then. */
  until: number
}
