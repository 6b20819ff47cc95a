/** Every verb of a redemption, in every state, pressed as everybody, against the tables that were written by hand. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PERSON_VERBS } from '../process'
import { STAGES } from '../stages'
import { lawIn, tablesIn } from '../../process/tables.testing'
import {
  CAST,
  PRESSED,
  reads,
  STATE_NAMES,
  tried,
  type Column,
  type Pressed,
  type State,
} from './cast.testing'

const TABLES = tablesIn(path.join(import.meta.dirname, 'redemption.md'))
const COLUMNS = Object.keys(CAST) as Column[]

const cellsOf = (section: string) =>
  lawIn(TABLES, { section, first: '这户', states: STATE_NAMES, who: COLUMNS })

describe.each(PRESSED)('%s', (verb: Pressed) => {
  it.each(cellsOf(verb).filter(({ mark }) => mark !== ''))('$state as $who: $mark', cell => {
    const { to, offered } = tried(verb, cell.state, cell.who)
    expect(to).toBe(cell.mark === '✓' ? cell.to : null)
    // With and without a code it is one button of the counter.
    if (verb !== 'inPerson' || cell.mark === '✓') expect(offered).toBe(cell.mark === '✓')
  })
})

describe('who reads it', () => {
  it.each(cellsOf('reads').filter(({ mark }) => mark !== ''))('$state as $who: $mark', cell => {
    expect(reads(cell.state, cell.who)).toBe(cell.mark === '✓')
  })
})

describe('what is said instead', () => {
  const [table] = TABLES.filter(one => one.name === 'heard')
  it.each(table?.rows ?? [])('%s %s as %s: %s', (verb, state, who, hears) => {
    expect(tried(verb as Pressed, state as State, who as Column).hears).toBe(hears)
  })
  it('is tried with every verb that a person presses', () => {
    expect([...new Set(table?.rows.map(([verb]) => verb))]).toEqual(['cancel', 'handOut', 'inPerson'])
  })
})

it('ends once: what waits can move, what has ended never does', () => {
  expect(Object.entries(STAGES).map(([state, { final }]) => [state, final])).toEqual([
    ['waiting', false],
    ['collected', true],
    ['cancelled', true],
    ['expired', true],
  ])
})
it('has routes for what people press, and none for what the clock does', () => {
  expect(PERSON_VERBS).toEqual(['redeem', 'handOut', 'cancel'])
})
