import type { Unit } from './known'
import type { TableRow } from './table'

/** Every problem of every row, each a line of its own: a clerk mends the whole file at once. */
export const wrongRows = (lines: readonly { row: TableRow; name: string }[]): Unit[] =>
  lines.flatMap(({ row, name }) =>
    row.problems.map(
      ({ cell, message }): Unit => [{ row: row.row, cell, state: 'wrong', who: name, message, intents: [] }],
    ),
  )
