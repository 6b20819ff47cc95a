/** Reads tables that were written by hand. Whatever it does not understand, it refuses: no cell is skipped in silence. */
import { readFileSync } from 'node:fs'
import type { Fields } from './fields'

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

/** The rows of the one table under a heading. */
export const rowsIn =
  (tables: readonly Table[]) =>
  (heading: string): string[][] => {
    const [table, ...more] = tables.filter(({ name }) => name === heading)
    if (!table || more.length > 0) throw new Error(`${heading} needs one table`)
    return table.rows
  }

/**
 * What becomes of what is typed with a verb, as the tables say it: the texts that the checker sees, who looks at a doubtful one,
 * and who may have it erased.
 */
export function typedWith({
  input,
  words,
}: {
  input: Fields
  words: { text: string; reviewedBy?: string }
}): [checked: string, looks: string, whose: string] {
  const checked = Object.entries(input).flatMap(([name, field]) =>
    field.type === 'text' && field.moderated ? [name] : [],
  )
  return [checked.join(', '), words.reviewedBy ?? '', words.text === 'office' ? 'nobody' : words.text]
}

/** One cell of a law: who, in which state, whether they may (`✓`, `·`, or blank: nobody can stand so), where it leads. */
export interface Cell<State extends string, Who extends string> {
  state: State
  who: Who
  mark: string
  to: string
}

/**
 * The cells of one section of a law: a row for every state, a column for everybody, and no other mark. `first`: a heading
 * by which its table is told from others of the section.
 */
export function lawIn<State extends string, Who extends string>(
  tables: readonly Table[],
  {
    section,
    first,
    states,
    who,
  }: { section: string; first: Who; states: readonly State[]; who: readonly Who[] },
): Cell<State, Who>[] {
  const [table, ...more] = tables.filter(one => one.name === section && one.head.includes(first))
  if (!table || more.length > 0) throw new Error(`${section} needs one table`)
  const same = (found: readonly (string | undefined)[], wanted: readonly string[]) =>
    found.length === wanted.length && found.every((one, i) => one === wanted[i])
  if (!same(table.head.slice(1, -1), who)) throw new Error(`${section} needs the columns ${who.join(' ')}`)
  const rows = table.rows.map(([state]) => state)
  if (!same(rows, states)) throw new Error(`${section} needs the rows ${states.join(' ')}`)
  return table.rows.flatMap((row, at) =>
    who.map((one, i): Cell<State, Who> => {
      const mark = row[i + 1] ?? ''
      if (!['✓', '·', ''].includes(mark)) throw new Error(`${section}: what is ${mark}?`)
      return { state: states[at] as State, who: one, mark, to: row.at(-1) ?? '' }
    }),
  )
}
