/** Who sees what, cell by cell, against the tables that were written by hand. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../refusal'
import { press, type Story } from '../testing'
import { rate } from '../story/presses.testing'
import { people } from '../story/people.testing'
import { STATES } from '../types'
import { born, cast, KINDS, roadTo, told, type Kind, type Road } from './roads.testing'
import { page, PHOTO, rowFor, VOICE } from './sight.testing'
import { columns, tablesOf, type Column } from './tables.testing'

const { chen, ma, sun, zhou, far, county } = people
const TABLES = tablesOf('sight.md').filter(({ name }) => KINDS.some(kind => kind === name))
const ASPECTS = [
  'card',
  'words',
  'files',
  'place',
  'name',
  'promise',
  'call',
  'history',
  'result',
  'rating',
  'committee',
]

/** What there is to see in a state. Before anybody promised there is no promise. */
const THERE: Record<string, readonly string[]> = {
  promise: ['claimed', 'resolved', 'closed'],
  call: ['claimed', 'resolved', 'closed'],
  result: ['resolved', 'closed'],
  rating: ['resolved', 'closed'],
  committee: ['resolved', 'closed'],
}

/** With photo and voice; judged by the person who may, once it is done. */
function storyOf(kind: Kind, state: string, road: Road): Story | null {
  const steps = roadTo({ kind, state, road }, born(kind, [PHOTO, VOICE]))
  if (!steps) return null
  const story = told(steps)
  for (const judged of [
    rate(4),
    press(sun, 'committeeRate', { result: 5, speed: 4, manner: 3, text: '办得快' }),
  ])
    if (!isRefusal(story.ask(judged))) story.go(judged)
  return story
}

const roadOf = (column: Column): Road => (column === 'pool' || column === 'former' ? column : 'alone')
const listed = (states: string, state: string): boolean =>
  states === '*' || states.split(', ').includes(state)

describe.each(TABLES)('$name', ({ name, head, rows }) => {
  const kind = KINDS.find(one => one === name) ?? 'ordinary'
  test.each(columns.filter(column => column !== 'clock'))('%s', column => {
    const wrong: string[] = []
    for (const state of STATES) {
      const story = storyOf(kind, state, roadOf(column))
      if (!story) continue
      const row = rows.find(([who, states]) => who === column && listed(states ?? '', state))
      for (const who of cast(column, kind, state)) {
        if (who === 'clock') continue
        const found = rowFor(story, who)
        if (!row) {
          if (found) wrong.push(`${state}, ${who.id}: sees ${JSON.stringify(found)}`)
          continue
        }
        if (!found) {
          wrong.push(`${state}, ${who.id}: sees nothing`)
          continue
        }
        for (const aspect of ASPECTS) {
          const mark = row[head.indexOf(aspect)] ?? 'no column'
          const there = THERE[aspect]?.includes(state) ?? true
          const expected = there ? mark : '·'
          const is = found[aspect] ?? ''
          if (!is.split(' or ').includes(expected))
            wrong.push(`${state}, ${who.id}: ${aspect} is ${is}, not ${expected}`)
        }
      }
    }
    expect(wrong.join('\n')).toBe('')
  })
})

test('the tables speak of every kind but those that only wait for an answer', () => {
  expect(TABLES.map(({ name }) => name)).toEqual(KINDS.filter(kind => !kind.startsWith('asked')))
  for (const { head } of TABLES) expect(head).toEqual(['who', 'states', ...ASPECTS])
  expect(
    TABLES.flatMap(({ rows }) => rows.map(([who]) => who)).filter(who => !columns.some(one => one === who)),
  ).toEqual([])
})

test('who moved away still sees their own order, and nobody else’s', () => {
  const story = storyOf('ordinary', 'closed', 'alone')
  if (!story) throw new Error('no road')
  for (const who of cast('requester', 'ordinary', 'closed'))
    expect(who !== 'clock' && rowFor(story, who)?.name).toBe('own')
  expect(rowFor(story, { ...chen, id: 'namesake' })).toBeNull()
})

test('a grid member who stood aside from revisiting reads it no longer', () => {
  const story = storyOf('registered', 'resolved', 'alone')
  if (!story) throw new Error('no road')
  expect(rowFor(story, ma)).toMatchObject({ card: 'whole', words: '✓' })
  story.go(press(ma, 'standAside', { reason: '是亲戚' }))
  expect(rowFor(story, ma)).toBeNull()
})

test('on the wall everybody reads the confirmed text, and nothing else', () => {
  const story = told([
    ...(roadTo({ kind: 'ordinary', state: 'closed', road: 'alone' }, born('ordinary', [PHOTO, VOICE])) ?? []),
    press(sun, 'publish', { asked: '桥头灯不亮', done: '换了新的', seenRev: 0 }),
  ])
  for (const who of [ma, zhou, far, county]) {
    const seen = page(story, who)
    expect(seen?.ticket).toMatchObject({ title: '桥头灯不亮', requester: null, place: null, hasPhotos: 0 })
    expect(seen?.resolution).toMatchObject({ text: '换了新的', photos: [] })
    expect([seen?.content, seen?.timeline, seen?.holder, seen?.can]).toEqual([null, [], null, []])
  }
  story.go(press(chen, 'consent', { consent: false }))
  for (const who of [ma, zhou, far, county]) expect(page(story, who)).toBeNull()
})
