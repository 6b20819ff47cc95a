/** Every verb of a good deed, in every state, pressed as everybody, against the tables that were written by hand. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lawIn, tablesIn } from '../../process/tables.testing'
import {
  CAST,
  reads,
  STATE_NAMES,
  tried,
  triedOtherwise,
  VERBS,
  type Column,
  type Verb,
} from './cast.testing'

const TABLES = tablesIn(path.join(import.meta.dirname, 'deed.md'))
const COLUMNS = Object.keys(CAST) as Column[]

const cellsOf = (section: string) =>
  lawIn(TABLES, { section, first: '报的', states: STATE_NAMES, who: COLUMNS })

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
