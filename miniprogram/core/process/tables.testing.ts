/** Reads tables that were written by hand. Whatever it does not understand, it refuses: no cell is skipped in silence. */
import { readFileSync } from 'node:fs'

export interface Table {
  /** Heading of the section: 「amend」. */
  name: string
  head: string[]
  rows: string[][]
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())

/** Every table of one file, with the first word of the heading it stands under. */
export function tablesIn(file: string): Table[] {
  const tables: Table[] = []
  let name = ''
  let open: Table | null = null
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('## ')) name = line.slice(3).split(' ')[0] ?? ''
    if (!line.startsWith('|')) open = null
    else if (!open) {
      open = { name, head: cellsOf(line), rows: [] }
      tables.push(open)
    } else if (!/^\|[-|]+$/.test(line)) {
      const row = cellsOf(line)
      if (row.length !== open.head.length)
        throw new Error(`${file}: ${name} has a row of ${row.length} cells`)
      open.rows.push(row)
    }
  }
  return tables
}
