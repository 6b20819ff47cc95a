/** A sheet as it may be kept until somebody has pressed: only the cells of columns that are read. */
import { isIdentity, textOf, type Cell, type Sheet } from './cells'
import { fieldOf, type Column, type Kind } from './columns'
import { shownName } from './names'
import { LEFT_WORDS, readStatus } from './values'
import { columnsAt, headingRow, skipped } from './rows'

export interface Staged {
  sheet: Sheet
  /** Counted from 0. */
  headings: number
  columns: Column[]
  /** Other sheets that have such headings and somebody below them: not read, and named. */
  alike: string[]
}

/** Which sheet is meant: the first in sight with headings; else the longest, read from its first row. */
function chosenSheet(kind: Kind, sheets: readonly Sheet[]): { sheet: Sheet; headings: number } {
  const inSight = sheets.filter(({ isHidden }) => isHidden !== true)
  const all = inSight.length > 0 ? inSight : sheets
  for (const sheet of all) {
    const headings = headingRow(kind, sheet)
    if (headings !== null) return { sheet, headings }
  }
  const longest = [...all].sort((a, b) => b.rows.length - a.rows.length)[0]
  if (!longest) throw new Error('a book without sheets')
  return { sheet: longest, headings: 0 }
}

export function stage(kind: Kind, sheets: readonly Sheet[]): Staged {
  const { sheet, headings } = chosenSheet(kind, sheets)
  const columns = columnsAt(kind, sheet, headings).map(column => named(kind, sheet, headings, column))
  const dropped = new Set(columns.filter(column => column.dropped !== null).map(({ at }) => at))
  const statusAt = columns.find(({ field }) => field === 'status')?.at
  const rows = sheet.rows.map((cells, row) =>
    cells.map((cell, at) => {
      if (row === headings) return shownName(textOf(cell))
      return dropped.has(at) ? null : kept(cell, statusAt === at)
    }),
  )
  return {
    sheet: { ...sheet, name: shownName(sheet.name), rows },
    headings,
    columns,
    alike: sheets.filter(one => one !== sheet && hasPeople(kind, one)).map(({ name }) => shownName(name)),
  }
}

function hasPeople(kind: Kind, sheet: Sheet): boolean {
  const headings = headingRow(kind, sheet)
  if (headings === null) return false
  const columns = columnsAt(kind, sheet, headings)
  return sheet.rows.slice(headings + 1).some(row => skipped(kind, columns, row) === null)
}

/** What nobody has a use for: said, and neither read nor kept. */
const NO_USE = '用不着'

/** A column of identity numbers is one, whatever stands above it. One that names nothing we read is kept nowhere. */
function named(kind: Kind, sheet: Sheet, headings: number, column: Column): Column {
  const shown = { ...column, heading: shownName(column.heading) }
  if (column.dropped !== null) return shown
  const cells = sheet.rows.slice(headings + 1).map(row => row[column.at] ?? null)
  const filled = cells.filter(cell => textOf(cell) !== '')
  const identities = filled.filter(isIdentity)
  if (identities.length * 2 > filled.length) return { ...shown, field: null, dropped: '身份证号或者卡号' }
  // A second column of phones may be chosen instead of the first.
  const isRead = column.field !== null || fieldOf(kind, column.heading) !== null
  return isRead ? shown : { ...shown, dropped: NO_USE }
}

function kept(cell: Cell, isStatus: boolean): Cell {
  if (isIdentity(cell)) return { untrue: 'identity' }
  if (!isStatus) return cell
  // What somebody died of, or is punished for, stands in such columns: only that they left or died is kept.
  const status = readStatus(cell)
  if (!status.ok) return { untrue: 'private' }
  return status.value && LEFT_WORDS[status.value]
}
