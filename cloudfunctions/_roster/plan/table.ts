/** The rows of a sheet as fields, each with its cell. */
import { cellAt, cellName, type Cell, type Sheet } from '../cells'
import type { Column, Field, Kind } from '../columns'
import { isAbove, skipped, type Skipped } from '../rows'
import { readPlace } from '../plain'
import type { Named } from '../places'
import { readText, type Read } from '../values'

/** What a plan reads: the sheet, where its headings stand, and what its columns are. */
export interface Table {
  kind: Kind
  sheet: Sheet
  /** Counted from 0. */
  headings: number
  columns: readonly Column[]
}

export interface Problem {
  cell: string
  message: string
}

/** One row: asks for a field, remembers what was wrong. */
export class TableRow {
  readonly problems: Problem[] = []
  readonly #wrong = new Set<Field>()
  constructor(
    private readonly table: Table,
    /** Counted from 0. */
    readonly at: number,
    /** Whether an empty row or a sum stands above it. */
    readonly afterBlank: boolean,
  ) {}

  get row(): number {
    return this.at + 1
  }
  has = (field: Field): boolean => this.table.columns.some(column => column.field === field)
  /** A list of heads has no other column of names. */
  get isOnlyHeads(): boolean {
    return this.has('head') && !this.has('name')
  }
  #column(field: Field): number | undefined {
    const read = field === 'name' && this.isOnlyHeads ? 'head' : field
    return this.table.columns.find(column => column.field === read)?.at
  }
  cellOf(field: Field): string {
    return cellName(this.at, this.#column(field) ?? this.#column('name') ?? 0)
  }
  value(field: Field): Cell {
    const column = this.#column(field)
    return column === undefined ? null : cellAt(this.table.sheet, this.at, column)
  }
  /** What stands there, or `otherwise` with a problem noted. */
  read<T>(field: Field, by: (cell: Cell) => Read<T>, otherwise: T): T {
    const read = by(this.value(field))
    if (read.ok) return read.value
    this.wrong(field, read.message)
    return otherwise
  }
  text = (field: Field): string => this.read(field, readText, '')
  /** The name of one place; kept in a plan, a message, a new node. */
  placeText = (field: 'town' | 'village' | 'group' | 'grid'): string => this.read(field, readPlace, '')
  place = (): Named => ({
    town: this.placeText('town'),
    village: this.placeText('village'),
    group: this.placeText('group'),
    grid: this.placeText('grid'),
  })
  /** One sentence a field: what is wrong first. */
  wrong(field: Field, message: string): void {
    // Two cells that are wrong in the same words are one mistake to a reader.
    if (this.#wrong.has(field) || this.problems.some(({ message: other }) => other === message)) return
    this.#wrong.add(field)
    this.problems.push({ cell: this.cellOf(field), message })
  }
}

export interface Rows {
  rows: TableRow[]
  /** Rows of a spreadsheet that are nobody's, and why. */
  skipped: { row: number; why: Skipped }[]
  /** Rows that look like somebody's and are not read: said, so that nobody is lost without a word. */
  unread: { row: number; message: string }[]
}

interface Sorted extends Omit<Rows, 'rows'> {
  people: { at: number; afterBlank: boolean }[]
}
/** A plan asks several times which rows of a table are whose. */
const sorted = new WeakMap<Table, Sorted>()

export function rowsOf(table: Table): Rows {
  const { people, ...rest } = sorted.get(table) ?? sort(table)
  return { ...rest, rows: people.map(({ at, afterBlank }) => new TableRow(table, at, afterBlank)) }
}

function sort(table: Table): Sorted {
  const found: Sorted = { people: [], skipped: [], unread: aboveHeadings(table) }
  let afterBlank = false
  for (let at = table.headings + 1; at < table.sheet.rows.length; at++) {
    const why = skipped(table.kind, table.columns, table.sheet.rows[at] ?? [])
    if (why === 'table') {
      found.unread.push({ row: at + 1, message: otherTable(at + 1, table.sheet.rows.length) })
      break
    }
    if (why === null) found.people.push({ at, afterBlank })
    else if (why !== 'blank') found.skipped.push({ row: at + 1, why })
    afterBlank = why === 'blank' || why === 'sum' || (why !== null && afterBlank)
  }
  sorted.set(table, found)
  return found
}

const otherTable = (row: number, last: number): string =>
  `这里起是另一张表，栏目和上面不一样，第 ${row} 到 ${last} 行没有读。请把它移到另一个文件再收。`

const aboveHeadings = ({ kind, columns, headings, sheet }: Table): Rows['unread'] =>
  sheet.rows
    .slice(0, headings)
    .flatMap((cells, at) =>
      isAbove(kind, columns, cells)
        ? [{ row: at + 1, message: '这一行在表头上面，没有读。请移到表头下面，存好再收一次。' }]
        : [],
    )
