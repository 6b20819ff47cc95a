/** Every verb of an honour, in every state, pressed as everybody, against the tables that were written by hand. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lawIn, tablesIn } from '../../process/tables.testing'
import { CAST, reads, STATE_NAMES, tried, VERBS, type Column, type Verb } from './cast.testing'

const TABLES = tablesIn(path.join(import.meta.dirname, 'honour.md'))
const COLUMNS = Object.keys(CAST) as Column[]

const cellsOf = (section: string) =>
  lawIn(TABLES, { section, first: '这户', states: STATE_NAMES, who: COLUMNS })

describe.each(VERBS)('%s', (verb: Verb) => {
  it.each(cellsOf(verb).filter(({ mark }) => mark !== ''))('$state as $who: $mark', cell => {
    const { to, offered } = tried(verb, cell.state, cell.who)
    expect(to).toBe(cell.mark === '✓' ? cell.to : null)
    // Yes and no are one verb: there is a button where either is possible.
    const isConsent = verb === 'yes' || verb === 'no'
    if (!isConsent || cell.mark === '✓') expect(offered).toBe(cell.mark === '✓')
  })
})

describe('who reads it', () => {
  it.each(cellsOf('reads').filter(({ mark }) => mark !== ''))('$state as $who: $mark', cell => {
    expect(reads(cell.state, cell.who)).toBe(cell.mark === '✓')
  })
})
