/** A file as somebody sent it → its sheets, values only; or a sentence that says what to do instead. */
import { isBlank } from '../../../miniprogram/core/text/fold'
import { cellName, textOf, type Cell, type Sheet } from '../../_roster/cells'
import { lettersOf } from './letters'
import { bookOfBinary, bookOfParts, bookOfText, type WorkBook } from './library'
import { LIMITS, MESSAGES, Unreadable, type Place } from './limits'
import { unpack } from './unpack'

export type ReadBook = { ok: true; sheets: Sheet[] } | { ok: false; message: string; place: Place | null }

export function readBook(bytes: Buffer): ReadBook {
  try {
    if (bytes.length === 0) throw new Unreadable(MESSAGES.empty)
    if (bytes.length > LIMITS.fileBytes) throw new Unreadable(MESSAGES.tooBig)
    const sheets = sheetsOf(bookOf(bytes)).filter(({ rows }) => rows.length > 0)
    if (sheets.length === 0) throw new Unreadable(MESSAGES.noSheet)
    return { ok: true, sheets }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, message: error.message, place: error.place }
    // The library throws plain errors, with words of its own.
    return {
      ok: false,
      message: /password|encrypt/i.test(String(error)) ? MESSAGES.encrypted : MESSAGES.broken,
      place: null,
    }
  }
}

const starts = (bytes: Buffer, ...signs: number[]): boolean => signs.every((sign, i) => bytes[i] === sign)

function bookOf(bytes: Buffer): WorkBook {
  if (starts(bytes, 0x50, 0x4b)) {
    const parts = unpack(bytes)
    if (!parts.has('xl/workbook.xml')) throw new Unreadable(MESSAGES.unknown)
    return bookOfParts(parts)
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0) || (bytes[0] === 0x09 && (bytes[1] ?? 9) <= 8))
    return bookOfBinary(bytes)
  if (isOfAnotherKind(bytes)) throw new Unreadable(MESSAGES.unknown)
  return bookOfText(lettersOf(bytes))
}

/** Pictures, PDF, archives: never a table, whatever their name ends with. */
const isOfAnotherKind = (bytes: Buffer): boolean =>
  starts(bytes, 0x25, 0x50, 0x44, 0x46) ||
  starts(bytes, 0x89, 0x50) ||
  starts(bytes, 0xff, 0xd8) ||
  starts(bytes, 0x1f, 0x8b) ||
  starts(bytes, 0x37, 0x7a) ||
  starts(bytes, 0x52, 0x61, 0x72)

interface Found {
  t?: string
  v?: unknown
  f?: string
}

/** Hidden ones mostly hold lists for drop-downs; they are told apart, and not lost. */
function sheetsOf(book: WorkBook): Sheet[] {
  if (book.SheetNames.length > LIMITS.sheets) throw new Unreadable(MESSAGES.tooManySheets)
  return book.SheetNames.map((name, i): Sheet => {
    const sheet = book.Sheets[name] as unknown as {
      '!data'?: (Found | undefined)[][]
      '!rows'?: ({ hidden?: boolean } | undefined)[]
      '!merges'?: { s: { r: number; c: number }; e: { r: number; c: number } }[]
    }
    const rows = rowsOf(sheet['!data'] ?? [])
    const merges = sheet['!merges'] ?? []
    if (merges.length > LIMITS.merges) throw new Unreadable(MESSAGES.tooMuchInside)
    for (const { s, e } of merges) fill(rows, s, e.r)
    const isHidden = Boolean(book.Workbook?.Sheets?.[i]?.Hidden)
    const hiddenRows = (sheet['!rows'] ?? []).flatMap((row, at) => (row?.hidden ? [at] : []))
    return {
      name,
      rows,
      ...(isHidden ? { isHidden } : {}),
      ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
    }
  })
}

function rowsOf(found: readonly (readonly (Found | undefined)[] | undefined)[]): Cell[][] {
  const rows = Array.from(found, cells => trimmed(Array.from(cells ?? [], cellOf)))
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop()
  if (rows.length > LIMITS.rows) throw new Unreadable(MESSAGES.tooManyRows, at(LIMITS.rows, 0))
  const wide = rows.findIndex(cells => cells.length > LIMITS.columns)
  if (wide >= 0) {
    const place = at(wide, (rows[wide]?.length ?? 1) - 1)
    throw new Unreadable(MESSAGES.tooManyColumns(place.cell), place)
  }
  return rows
}

const at = (row: number, column: number): Place => ({ row: row + 1, cell: cellName(row, column) })

/** A cell somebody coloured and left empty is none. */
function trimmed(cells: Cell[]): Cell[] {
  while (cells.length > 0 && isEmpty(cells[cells.length - 1] ?? null)) cells.pop()
  return cells
}
const isEmpty = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && isBlank(textOf(cell)))

/** Of another workbook: `[1]表!A1`, `[台账.xls]表!A1`. */
const ELSEWHERE = /\[(\d+|[^\]]*\.xls\w?)\]/i

function cellOf(found: Found | undefined): Cell {
  if (found === undefined) return null
  const { t, v, f } = found
  if (f !== undefined && ELSEWHERE.test(f)) return { untrue: 'elsewhere' }
  if (t === 'e') return { untrue: 'error' }
  if (typeof v === 'number') return v
  if (typeof v === 'string') return v.replace(/^\ufeff/, '')
  if (typeof v === 'boolean') return v ? '是' : '否'
  return null
}

/** What stands in a merged cell stands for every row it covers. */
function fill(rows: Cell[][], from: { r: number; c: number }, last: number): void {
  const cell = rows[from.r]?.[from.c] ?? null
  if (cell === null) return
  for (let r = from.r + 1; r <= Math.min(last, rows.length - 1); r++) {
    const cells = rows[r]
    if (!cells || cells.length === 0) continue
    while (cells.length <= from.c) cells.push(null)
    // Some programs write an empty text into what a merge covers.
    if (isEmpty(cells[from.c] ?? null)) cells[from.c] = cell
  }
}
