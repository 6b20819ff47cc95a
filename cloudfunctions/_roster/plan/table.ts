/** The rows of a sheet as fields, each with its cell. */
import { cellAt, cellName, type Cell, type Sheet } from '../cells'
import type { Column, Field, Kind } from '../columns'
import { skipped, type Skipped } from '../rows'
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
  says: string
}

/** One row: asks for a field, remembers what was wrong. */
export class TableRow {
  readonly problems: Problem[] = []
  constructor(
    private readonly table: Table,
    /** Counted from 0. */
    readonly at: number,
  ) {}

  get row(): number {
    return this.at + 1
  }
  #column = (field: Field): number | undefined =>
    this.table.columns.find(column => column.field === field)?.at
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
    this.wrong(field, read.says)
    return otherwise
  }
  text = (field: Field): string => this.read(field, readText, '')
  wrong(field: Field, says: string): void {
    this.problems.push({ cell: this.cellOf(field), says })
  }
}

export interface Rows {
  rows: TableRow[]
  /** Rows of a spreadsheet that are nobody's, and why. */
  skipped: { row: number; why: Skipped }[]
}

export function rowsOf(table: Table): Rows {
  const found: Rows = { rows: [], skipped: [] }
  for (let at = table.headings + 1; at < table.sheet.rows.length; at++) {
    const why = skipped(table.kind, table.columns, table.sheet.rows[at] ?? [])
    if (why === null) found.rows.push(new TableRow(table, at))
    else if (why !== 'blank') found.skipped.push({ row: at + 1, why })
  }
  return found
}
