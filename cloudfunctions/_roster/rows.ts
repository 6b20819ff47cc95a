/** Which rows of a sheet are people: below the headings, without titles, sums, signatures and headings printed again. */
import { isBlank } from '../../miniprogram/core/text/fold'
import { heading, isHeading, NEEDED, fieldOf, guess, type Column, type Field, type Kind } from './columns'
import { isExample } from './examples'
import { shownName } from './names'
import { textOf, type Cell, type Sheet } from './cells'

/** How far down the headings may stand. */
const TITLE_ROWS = 20

/** The row of headings, counted from 0: the first that has what is needed and another one. Null where there is none. */
export function headingRow(kind: Kind, sheet: Sheet): number | null {
  const scores = sheet.rows.slice(0, TITLE_ROWS).map(row => scoreOf(kind, row))
  let found = scores.findIndex(score => score >= 2)
  if (found < 0) return null
  // Headings of two rows: merged cells repeat in the lower one, and it has the finer ones.
  while ((scores[found + 1] ?? 0) >= (scores[found] ?? 0) && !isSame(sheet, found, found + 1)) found++
  return found
}
const isSame = ({ rows }: Sheet, a: number, b: number): boolean =>
  JSON.stringify(rows[a]?.map(textOf)) === JSON.stringify(rows[b]?.map(textOf))

function scoreOf(kind: Kind, row: readonly Cell[]): number {
  const texts = row.filter((cell): cell is string => typeof cell === 'string' && cell.length <= 20)
  const known = new Set(texts.filter(text => isHeading(kind, text)).map(heading))
  const fields = new Set(texts.map(text => fieldOf(kind, text)).filter(field => field !== null))
  const hasNeeded = NEEDED[kind].some(some => fields.has(some[0])) || fields.has('head')
  const hasPost =
    kind === 'staff' && texts.some(text => /^(网格员|网格长|联户长|店长|店主)$/.test(heading(text)))
  return hasNeeded || hasPost ? known.size : 0
}

/** The columns under these headings. A heading of two rows counts where the lower one says nothing. */
export function columnsAt(kind: Kind, sheet: Sheet, row: number): Column[] {
  const width = Math.max(...sheet.rows.slice(0, row + 200).map(cells => cells.length), 0)
  const headings = Array.from({ length: width }, (_, at) => {
    const text = textOf(sheet.rows[row]?.[at] ?? null)
    return isBlank(text) && row > 0 ? aboveOf(sheet, row - 1, at) : text
  })
  return guess(kind, headings)
}
/** A title stretches over the whole sheet and is no heading. */
function aboveOf(sheet: Sheet, row: number, at: number): string {
  const filled = (sheet.rows[row] ?? []).filter(cell => !isBlank(textOf(cell)))
  return filled.length > 1 ? textOf(sheet.rows[row]?.[at] ?? null) : ''
}

const SUM = /^(合计|小计|总计|共计|累计|合计数)|(合计|小计|总计|共计)[:：]?$|^共?\d+(户|人)(\d+人)?$/
const FOOT = /^(填表|制表|审核|审批|负责人签|填报|报送|联系人|日期|注|说明|备注|单位|盖章)[^:：]{0,8}[:：]/

/** `table`: other headings; what stands below them is not what the columns say. */
export type Skipped = 'blank' | 'sum' | 'foot' | 'headings' | 'example' | 'table'

/** Why this row is nobody's, or null. */
export function skipped(kind: Kind, columns: readonly Column[], row: readonly Cell[]): Skipped | null {
  const texts = row.map(cell => (typeof cell === 'object' && cell !== null ? '!' : textOf(cell).trim()))
  const filled = texts.filter(text => !isBlank(text))
  if (filled.length === 0) return 'blank'
  if (filled.some(isExample)) return 'example'
  const again = headingsAgain(kind, columns, texts)
  if (again !== null) return again
  const first = filled[0] ?? ''
  if (FOOT.test(heading0(first))) return 'foot'
  return filled.some(text => SUM.test(heading0(text))) && !hasPerson(kind, columns, texts) ? 'sum' : null
}

/** Headings printed again on the next page, or those of another table under this one; null: neither. */
function headingsAgain(
  kind: Kind,
  columns: readonly Column[],
  texts: readonly string[],
): 'headings' | 'table' | null {
  const isAgain = ({ at, heading: one }: Column): boolean => sameHeading(one, shownName(texts[at] ?? ''))
  const read = columns.filter(({ field }) => field !== null)
  const again = read.filter(isAgain).length
  const score = scoreOf(kind, texts)
  const isWhole = score >= 2 && score === texts.filter(text => !isBlank(text)).length
  if (again < 2 && score < 3 && !isWhole) return null
  const others = guess(kind, texts).filter(({ field, at }) => {
    const here = columns.find(column => column.at === at)
    return field !== null && here?.field !== field && !(here && isAgain(here))
  })
  return others.length > 0 ? 'table' : 'headings'
}
/** Blanks out, colons kept. */
const heading0 = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
const sameHeading = (one: string, text: string | undefined): boolean =>
  text !== undefined && text !== '' && heading(one) === heading(text)

/** A sum counts people; it has neither a number to call nor a name of its own. */
function hasPerson(kind: Kind, columns: readonly Column[], texts: readonly string[]): boolean {
  const text = (field: Field) => {
    const column = columns.find(one => one.field === field)
    return column === undefined ? '' : heading0(texts[column.at] ?? '')
  }
  if (/^1\d{10}$/.test(text('phone'))) return true
  const name = text(kind === 'grids' ? 'grid' : 'name')
  return name !== '' && !SUM.test(name) && !/^\d+$/.test(name) && !/户|人/.test(name)
}

/** A row above the headings that looks like somebody's: a name and more, in the columns that are read. */
export function isAbove(kind: Kind, columns: readonly Column[], row: readonly Cell[]): boolean {
  const texts = row.map(textOf)
  const filled = columns.filter(({ field, at }) => field !== null && !isBlank(texts[at]))
  return (
    filled.length >= 3 &&
    scoreOf(kind, row) === 0 &&
    skipped(kind, columns, row) === null &&
    hasPerson(kind, columns, texts)
  )
}
