import { describe, expect, test } from 'vitest'
import type { Actor, Post } from '../people/role'
import { dueReminders } from './clocks'
import { evolve } from './evolve'
import { DAY, ladder } from './ladder.testing'
import { Story } from './testing'

const PATH = ['county', 'town', 'willow', 'g1', 'leaf']
const T0 = 1_800_000_000_000
const post: Post = { role: 'dispatcher', gridId: 'willow', path: PATH.slice(0, 3), from: 0, until: null }
const who = (id: string, over: Partial<Actor> = {}): Actor =>
  ({ id, staffName: null, posts: [], householdId: null, home: PATH, ...over }) as Actor
const chen = who('chen')
const keeper = who('keeper', { staffName: '何小雯', posts: [post], home: [] })
const lent = () =>
  new Story(ladder, T0, { path: PATH, keys: 1 })
    .given(chen, 'ask', { what: '换灯泡', photos: [] })
    .given(keeper, 'lend', {})
const waiting = () => lent().given(chen, 'askLonger', { reason: '还没修好' })

type Here = ReturnType<typeof lent>['here']
/** The ladder, with `mark` made another verb: pressed on what is lent. */
const withMark = (mark: object, more: object = {}) =>
  ({
    ...ladder,
    ...more,
    verbs: { ...ladder.verbs, mark: { ...ladder.verbs.mark, ...mark } },
  }) as typeof ladder
const marked = (process: typeof ladder, before: Here) =>
  evolve(process, before, {
    id: 'm1:9',
    matterId: 'm1',
    rev: 9,
    type: 'Marked',
    version: 1,
    at: T0 + DAY,
    by: 'chen',
    byName: null,
    hash: 'h9',
    mark: 5,
    // An event of a verb that the ladder's own types do not know.
  } as never)
const same = { to: ['same'], evolve: ({ stage }: Here) => ({ stage }) }

describe('a verb that stays', () => {
  test('keeps the revision that entered the stage, what is asked, and what was reminded of', () => {
    const before = { ...waiting().here, reminded: { soon: true as const } }
    const after = marked(withMark(same), before)
    expect(after).toMatchObject({ rev: 9, head: 'h9', at: T0 + DAY, entered: 2, reminded: { soon: true } })
    expect(after.requests).toEqual(before.requests)
  })
  test('may take back what was reminded of', () => {
    const before = { ...lent().here, reminded: { soon: true as const, late: true as const } }
    const forgets = { ...same, evolve: ({ stage }: Here) => ({ stage, forget: ['late'] }) }
    expect(marked(withMark(forgets), before).reminded).toEqual({ soon: true })
  })
  test('and may lead on as well: then the stage is a new one', () => {
    const onward = { to: ['same', 'back'], evolve: () => ({ stage: { state: 'back', backSince: T0 } }) }
    const after = marked(withMark(onward), { ...waiting().here, reminded: { soon: true } })
    expect(after).toMatchObject({ entered: 9, requests: {}, reminded: {} })
  })
  test('stays by its row only', () => {
    const strays = { to: ['same'], evolve: () => ({ stage: { state: 'back', backSince: T0 } }) }
    expect(() => marked(withMark(strays), lent().here)).toThrow('Marked must not lead to back')
    const stays = { to: ['back'], evolve: ({ stage }: Here) => ({ stage }) }
    expect(() => marked(withMark(stays), lent().here)).toThrow('Marked must not lead to lent')
  })
})

test('a verb that leads into the same state by its name enters it again', () => {
  const again = {
    to: ['lent'],
    evolve: () => ({ stage: { state: 'lent', to: 'chen', backAt: T0 + 9 * DAY } }),
  }
  const after = marked(withMark(again), { ...waiting().here, reminded: { soon: true } })
  expect(after).toMatchObject({ entered: 9, stage: { backAt: T0 + 9 * DAY }, reminded: {} })
  // What is asked stands in this state, no matter who entered it.
  expect(Object.keys(after.requests)).toEqual(['longer'])
})

test('a reminder that lasts is given once, however the stages change; it, too, can be taken back', () => {
  const lasts = { reminders: { ...ladder.reminders, late: { ...ladder.reminders.late, lasts: true } } }
  const before = { ...lent().here, reminded: { late: true as const, soon: true as const } }
  const onward = { to: ['back'], evolve: () => ({ stage: { state: 'back', backSince: T0 } }) }
  expect(marked(withMark(onward, lasts), before).reminded).toEqual({ late: true })
  const forgets = {
    to: ['back'],
    evolve: () => ({ stage: { state: 'back', backSince: T0 }, forget: ['late'] }),
  }
  expect(marked(withMark(forgets, lasts), before).reminded).toEqual({})
})

test('a request without a last moment waits for an answer as long as it takes', () => {
  const asks = { ...same, asks: { request: 'longer', payload: () => ({ until: T0 }) } }
  expect(marked(withMark(asks), lent().here).requests).toEqual({
    longer: { by: 'chen', at: T0 + DAY, dueAt: null, eventId: 'm1:9', payload: { until: T0 } },
  })
})

test('an answer takes away what it answers and nothing else', () => {
  const answers = { ...same, answers: 'longer' }
  expect(marked(withMark(answers), waiting().here).requests).toEqual({})
})

test('what was typed or photographed goes into words, either alone is enough, and nothing makes none', () => {
  const photo = { id: 'p1', kind: 'photo' as const }
  const asked = new Story(ladder, T0, { path: PATH, keys: 1 }).given(chen, 'ask', {
    what: '换灯泡',
    photos: [],
  })
  expect(asked.answer).toMatchObject({ words: { texts: { what: '换灯泡' }, files: [] } })
  expect(lent().answer).toMatchObject({ type: 'Lent', words: null })
  expect(lent().given(chen, 'giveBack', { photos: [photo] }).answer).toMatchObject({
    words: { texts: {}, files: [photo] },
  })
})

test('a reminder is due once its moment has passed, not in it', () => {
  expect(dueReminders(ladder, lent().here, T0 + 2 * DAY)).toEqual([])
  expect(dueReminders(ladder, lent().here, T0 + 2 * DAY + 1)).toEqual(['soon'])
})
