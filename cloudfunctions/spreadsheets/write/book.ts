/** Rows of text → a workbook. Every cell is a text and never a formula, also after the file was saved as text and opened again. */
import { utils, write } from '@e965/xlsx'

export interface Sheet {
  name: string
  /** The first row is the heading. */
  rows: readonly (readonly string[])[]
  /** Said below the rows, each in a line of its own. */
  notes?: readonly string[]
}

const WIDEST = 40
/** What a spreadsheet would reckon with. */
const RECKONED = /^[=+\-@\t\r]/

/** A text that begins like a formula gets a mark in front, which every spreadsheet shows and none reckons with. */
const plainText = (text: string): string => (RECKONED.test(text) ? `'${text}` : text)

export function bookOf({ name, rows, notes = [] }: Sheet): Buffer {
  const lines = [...rows, ...(notes.length > 0 ? [[], ...notes.map(note => [note])] : [])]
  const sheet = utils.aoa_to_sheet(lines.map(line => line.map(plainText)))
  const width = Math.max(...rows.map(row => row.length), 1)
  sheet['!cols'] = Array.from({ length: width }, (_, at) => ({
    wch: Math.min(WIDEST, Math.max(8, ...rows.slice(0, 200).map(row => [...(row[at] ?? '')].length * 2))),
  }))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
