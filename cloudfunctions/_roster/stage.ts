/** A sheet as it may be kept until somebody has pressed: without the columns and cells that are nobody's business. */
import { isIdentity, textOf, type Cell, type Sheet } from './cells'
import type { Column, Kind } from './columns'
import { columnsAt, headingRow } from './rows'

export interface Staged {
  sheet: Sheet
  /** Counted from 0. */
  headings: number
  columns: Column[]
}

/** Which sheet is meant: the first with headings; else the longest, read from its first row. */
function chosenSheet(kind: Kind, sheets: readonly Sheet[]): { sheet: Sheet; headings: number } {
  for (const sheet of sheets) {
    const headings = headingRow(kind, sheet)
    if (headings !== null) return { sheet, headings }
  }
  const longest = [...sheets].sort((a, b) => b.rows.length - a.rows.length)[0]
  if (!longest) throw new Error('a book without sheets')
  return { sheet: longest, headings: 0 }
}

/** `headings`: as somebody corrected it. */
export function stage(kind: Kind, sheets: readonly Sheet[]): Staged {
  const { sheet, headings } = chosenSheet(kind, sheets)
  const columns = columnsAt(kind, sheet, headings).map(column => named(sheet, headings, column))
  const dropped = new Set(columns.filter(column => column.dropped !== null).map(({ at }) => at))
  const rows = sheet.rows.map((cells, row) =>
    cells.map((cell, at) => (row > headings && dropped.has(at) ? null : withoutIdentity(cell))),
  )
  return { sheet: { name: sheet.name, rows }, headings, columns }
}

/** A column of identity numbers is one, whatever stands above it. */
function named(sheet: Sheet, headings: number, column: Column): Column {
  if (column.dropped !== null) return column
  const cells = sheet.rows.slice(headings + 1).map(row => row[column.at] ?? null)
  const filled = cells.filter(cell => textOf(cell) !== '')
  const identities = filled.filter(isIdentity)
  return identities.length * 2 > filled.length
    ? { ...column, field: null, dropped: '身份证号或者卡号' }
    : column
}

const withoutIdentity = (cell: Cell): Cell => (isIdentity(cell) ? { untrue: 'identity' } : cell)
