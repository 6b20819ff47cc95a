/** The one importer of SheetJS (docs/adr/0150). Values only: no formulas are reckoned, no styles, no links followed. */
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { CFB, read, set_cptable, type ParsingOptions, type WorkBook } from '@e965/xlsx'
import * as library from '@e965/xlsx'
import { LIMITS } from './limits'

set_cptable(codepages)

const OPTIONS: ParsingOptions = {
  dense: true,
  cellFormula: true,
  cellHTML: false,
  // Only so does it say which rows are hidden.
  cellStyles: true,
  cellText: false,
  cellDates: false,
  bookVBA: false,
  sheetRows: LIMITS.rows + 2,
}

/** Not in its types, though its own documentation has it: reads a workbook from parts that are unpacked already. */
const { parse_zip } = library as unknown as {
  parse_zip(parts: unknown, options: ParsingOptions): WorkBook
}

export function bookOfParts(parts: ReadonlyMap<string, Buffer>): WorkBook {
  const container: unknown = CFB.utils.cfb_new()
  for (const [name, body] of parts) CFB.utils.cfb_add(container, `/${name}`, body)
  return parse_zip(container, OPTIONS)
}
/** BIFF: .xls since Excel 5. */
export const bookOfBinary = (bytes: Buffer): WorkBook => read(bytes, { ...OPTIONS, type: 'buffer' })
/** Text with commas, tabs or semicolons, or what many offices call .xls: a page of HTML, or XML of 2003. */
export const bookOfText = (text: string): WorkBook =>
  // The mark keeps it from taking a heading `ID` or `PK` for another kind of file.
  read(`\ufeff${text.replace(/^\ufeff/, '')}`, { ...OPTIONS, type: 'string', raw: true })

export type { WorkBook }
