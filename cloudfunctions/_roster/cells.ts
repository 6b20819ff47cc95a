/** A sheet as the plan sees it: values only, each with the name the clerk's own program gives its cell. */
import { holdsIdentityNumber } from '../../miniprogram/core/people/identity'

/**
 * What stands in a cell. `untrue`: there is something, but not what a person wrote: taken from another file, a formula
 * that came to an error; an identity number or words that are not kept.
 */
export type Cell = string | number | null | { untrue: 'elsewhere' | 'error' | 'identity' | 'private' }

export interface Sheet {
  name: string
  /** Put out of sight by the person who made the book. */
  isHidden?: true
  /** Rows put out of sight, counted from 0. */
  hiddenRows?: readonly number[]
  /** What stands under merged cells is filled in downwards; across, it stands in the first one only. */
  rows: readonly (readonly Cell[])[]
}

/** 0 → 'A', 26 → 'AA'. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
/** As a spreadsheet names it: `F17`. `row` and `column` count from 0. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`

export const cellAt = (sheet: Sheet, row: number, column: number): Cell => sheet.rows[row]?.[column] ?? null

/**
 * A number of fifteen digits or more is a card's or a certificate's, mistyped or not: it is never kept. Spreadsheets round
 * such numbers, so their size tells.
 */
export function isIdentity(cell: Cell): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= 1e14
  return (
    typeof cell === 'string' &&
    (holdsIdentityNumber(cell) || LONG.test(cell.normalize('NFKC').replace(ABROAD, '')))
  )
}
/** A mobile number as it is dialled from abroad. */
const ABROAD = /(\+|00)86[ -]?(?=1\d\d)/
const LONG = /\d(?:[ -]?\d){14}/

/** The text of a cell for finding headers and sums; what is untrue has none. */
export const textOf = (cell: Cell): string =>
  typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : ''
