/** Every verb of a good deed, in every state, pressed as everybody, against the tables that were written by hand. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tablesIn } from '../../process/tables.testing'
import {
  CAST,
  reads,
  STATE_NAMES,
  tried,
  triedOtherwise,
  VERBS,
  type Column,
  type State,
  type Verb,
} from './cast.testing'

const TABLES = tablesIn(path.join(import.meta.dirname, 'deed.md'))
const COLUMNS = Object.keys(CAST) as Column[]

interface Cell {
  state: State
  who: Column
  mark: string
  to: string
}
/** The cells of one section; a row for every state, a column for everybody, and no other mark. */
function cellsOf(section: string): Cell[] {
  const [table, ...more] = TABLES.filter(one => one.name === section && one.head.includes('报的'))
  if (!table || more.length > 0) throw new Error(`${section} needs one table`)
  expect(table.head.slice(1, -1)).toEqual(COLUMNS)
  expect(table.rows.map(([state]) => state)).toEqual(STATE_NAMES)
  return table.rows.flatMap(row =>
    COLUMNS.map((who, i): Cell => {
      const mark = row[i + 1] ?? ''
      if (!['✓', '·', ''].includes(mark)) throw new Error(`${section}: what is ${mark}?`)
      return { state: row[0] as State, who, mark, to: row.at(-1) ?? '' }
    }),
  )
}

describe.each(VERBS)('%s', (verb: Verb) => {
  it.each(cellsOf(verb).filter(({ mark }) => mark !== ''))('$state as $who: $mark', cell => {
    const { to, offered } = tried(verb, cell.state, cell.who)
    expect([to, offered]).toEqual(cell.mark === '✓' ? [cell.to, true] : [null, false])
  })
})

describe('who reads it', () => {
  it.each(cellsOf('reads').filter(({ mark }) => mark !== ''))('$state as $who: $mark', cell => {
    expect(reads(cell.state, cell.who)).toBe(cell.mark === '✓')
  })
})

describe('what is otherwise', () => {
  const [table] = TABLES.filter(({ name }) => name === 'otherwise')
  const [, , , ...columns] = table?.head ?? []
  const who = columns.slice(0, -1) as Column[]
  const cells = (table?.rows ?? []).flatMap(([kind = '', verb = '', state = '', ...marks]) =>
    who.map((one, i) => ({ kind, verb: verb as Verb, state, who: one, mark: marks[i], to: marks.at(-1) })),
  )
  it('has a table', () => {
    expect([who.length, cells.length]).toEqual([6, 54])
  })
  it.each(cells)('$kind: $verb while $state as $who: $mark', cell => {
    const { to, offered } = triedOtherwise(cell.kind, cell.verb, cell.state, cell.who)
    expect(['✓', '·']).toContain(cell.mark)
    expect([to, offered]).toEqual(cell.mark === '✓' ? [cell.to, true] : [null, false])
  })
})
