/** Every verb, in every state, pressed as everybody, against the tables that were written by hand. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../refusal'
import { VERBS, type Verb } from '../lifecycle'
import { press, Story, type Press, type Step } from '../testing'
import { HOME, people } from '../story/people.testing'
import type { State } from '../types'
import { prepare, pressOf, workdays } from './presses.testing'
import { cast, KINDS, looked, roadTo, told, type Kind, type Road, type Where } from './roads.testing'
import {
  canStand,
  empty,
  exceptions,
  isExcepted,
  lawOf,
  written,
  type Cell,
  type Column,
} from './tables.testing'

const EXCEPTIONS = exceptions()
const later = VERBS.filter(verb => verb !== 'submit' && verb !== 'register')
const births = written().filter(cell => cell.verb === 'submit' || cell.verb === 'register')
const cells = lawOf(later)

const roadOf = (column: Column): Road => (column === 'pool' || column === 'former' ? column : 'alone')

/** The order as it stands before the press; null where an order of this kind cannot come. */
function scene(verb: Verb, where: Where): Story | null {
  const { kind, state } = where
  if (verb === 'correctDays') {
    if (kind !== 'ordinary') return null
    const steps = roadTo(where, workdays.start, workdays.as)
    return steps && told([...steps, workdays.notice])
  }
  // On the desk an objection is about who had it.
  const objected = verb === 'answerObjection' && state === 'submitted'
  const steps = objected ? sentBackAfterObjection(kind) : roadTo(where)
  if (!steps) return null
  const story = told(steps)
  if (!objected) prepare(story, verb, where)
  return story
}

function sentBackAfterObjection(kind: Kind): Step[] | null {
  const offered = roadTo({ kind, state: 'dispatched', road: 'alone' })
  const [to] = cast('offered', kind, 'dispatched')
  if (!offered || !to || kind === 'registered') return null
  return [
    ...offered,
    press(people.chen, 'objectTo', { reason: '信不过' }),
    press(to, 'giveBack', { reason: '不顺路' }),
  ]
}

/** Refused for who they are and where it stands, never for what was typed. */
const isAboutInput = (code: string): boolean =>
  /^(NEEDS_|BAD_INPUT|DAY_|NO_SUCH|ONE_OF|STALE|MERGE_|KIND_|CLASSIFIED|SAME_)/.test(code)

/** The wrong cells of one verb and kind, in words. */
function wrongCells(verb: Verb, kind: Kind): string[] {
  const wrong: string[] = []
  const scenes = new Map<string, Story | null>()
  for (const cell of cells.filter(one => one.verb === verb)) {
    const where: Where = { kind, state: cell.state, road: roadOf(cell.column) }
    const key = `${where.state} ${where.road}`
    if (!scenes.has(key)) scenes.set(key, scene(verb, where))
    const story = scenes.get(key)
    if (!story) continue
    expect(story.here.stage.state, `the road to ${key}`).toBe(cell.state)
    const may = mayOf(cell, kind)
    for (const who of cast(cell.column, kind, cell.state)) {
      const found = tried(story, pressOf(verb, who, where))
      const name = `${kind}, ${cell.state}, ${cell.column} ${who === 'clock' ? '' : who.id}`
      if (may && found !== (cell.to || cell.state))
        wrong.push(
          `${name}: may, but ${found}${isAboutInput(found) ? ' (mend its input in presses.testing.ts)' : ''}`,
        )
      if (!may && !/^[A-Z]/.test(found)) wrong.push(`${name}: may not, but it came to ${found}`)
      if (!may && isAboutInput(found)) wrong.push(`${name}: refused for ${found}`)
    }
  }
  return wrong
}

function mayOf(cell: Cell, kind: Kind): boolean {
  const exception = EXCEPTIONS.find(one => one.kind === kind && isExcepted(one, cell))
  return exception ? exception.may : cell.may
}

/** The state it came to, or why not. The story stays where it is. */
function tried(story: Story, asked: Press): string {
  const answer = story.ask(looked(asked, story))
  if (isRefusal(answer)) return answer.refused
  const copy = new Story(story.calendars)
  Object.assign(copy, { ticket: story.ticket, now: story.now, events: [...story.events] })
  return copy.go(looked(asked, story)).here.stage.state
}

describe.each(KINDS)('%s', kind => {
  test.each(later)('%s', verb => {
    const wrong = wrongCells(verb, kind)
    expect(
      wrong,
      `${verb} is otherwise than golden/*.md says. Its table has a row for every state in which somebody may; ` +
        `what is otherwise for a kind of order is in kinds.md.\n${wrong.join('\n')}`,
    ).toEqual([])
  })
})

test('a slip of paper opens the rating, and nothing else', () => {
  const opened: string[] = []
  for (const { verb, state } of cells.filter(cell => cell.column === 'neighbour')) {
    const where: Where = { kind: 'ordinary', state, road: 'alone' }
    const story = scene(verb as Verb, where)
    const asked = pressOf(verb as Verb, people.zhou, where)
    if (story && !/^[A-Z]/.test(tried(story, { ...asked, facts: { ...asked.facts, slip: true } })))
      opened.push(`${verb} ${state}`)
  }
  expect(opened).toEqual(['rate resolved', 'rate closed', 'rate merged'])
})

test('who orders and who registers', () => {
  const wrong = births.flatMap(({ verb, state, column, may }) =>
    cast(column, 'ordinary', 'submitted').flatMap(who => {
      const asked = pressOf(verb as Verb, who, { kind: 'ordinary', state: 'submitted', road: 'alone' })
      const input = state === 'onBehalf' ? { onBehalfOf: people.chen.id, consentWords: '当面同意' } : {}
      const facts = { no: 'WL26-0002', place: { path: HOME, householdId: null } }
      const answer = new Story().ask({ ...asked, input: { ...asked.input, ...input }, facts } as Press)
      const found = isRefusal(answer) ? answer.refused : 'may'
      return found === (may ? 'may' : 'NOT_ALLOWED') ? [] : [`${verb} ${state}, ${column}: ${found}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('a ticket that is there is not submitted again, and one that is not there has no other verb', () => {
  const where: Where = { kind: 'ordinary', state: 'submitted', road: 'alone' }
  const story = told(roadTo(where) ?? [])
  for (const verb of ['submit', 'register'] as const)
    expect(tried(story, pressOf(verb, people.zhao, where)), verb).toBe('NOT_NOW')
  for (const verb of later)
    expect(new Story().ask(pressOf(verb, people.zhao, where)), verb).toMatchObject({ refused: 'NOT_FOUND' })
})

describe('the tables', () => {
  test('are of verbs that there are, and say in every row that somebody may', () => {
    const rows = new Map<string, boolean>()
    for (const { verb, state, may } of written()) {
      const row = `${verb} ${state}`
      rows.set(row, may || rows.get(row) === true)
    }
    expect([...rows].filter(([, may]) => !may).map(([row]) => row)).toEqual([])
    expect(written().filter(({ verb }) => !VERBS.some(one => one === verb))).toEqual([])
  })
  test('leave a cell empty only where nobody can stand so', () => {
    const left = empty().filter(({ verb }) => verb !== 'submit' && verb !== 'register')
    const nobody = (column: Column, state: string) => !canStand(column, state as State)
    expect(left.filter(({ column, state }) => !nobody(column, state))).toEqual([])
    expect(cells.filter(({ column, state }) => nobody(column, state))).toEqual([])
  })
  test('say something in every exception, and nothing twice', () => {
    for (const exception of EXCEPTIONS) {
      const hit = cells.filter(cell => isExcepted(exception, cell))
      expect(
        hit.some(cell => cell.may !== exception.may),
        JSON.stringify(exception),
      ).toBe(true)
    }
  })
  test('know every kind', () => {
    expect([...new Set(EXCEPTIONS.map(({ kind }) => kind))]).toEqual(
      KINDS.filter(kind => kind !== 'ordinary'),
    )
  })
})
