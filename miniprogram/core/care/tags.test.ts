import { describe, expect, test } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import type { Post } from '../people/role'
import {
  agreed,
  looked,
  looksAfter,
  nextLook,
  standing,
  takenBack,
  TAG_LABELS,
  type Agreements,
} from './tags'

const NOW = fromDayKey('2026-11-24') + 10 * 3_600_000
const END = fromDayKey('2027-11-25') - 1
const TOLD = fromDayKey('2027-11-11') - 1
const spoken = { how: 'spoken', heardBy: '李春兰' } as const

test('there are three, and none of them is an illness', () => {
  expect(TAG_LABELS).toEqual({ alone: '一个人住', needsCare: '要人照看', overEighty: '八十以上' })
})

describe('what somebody agreed to', () => {
  const alone = agreed({}, 'alone', spoken, NOW)
  test('holds to the end of the same day a year on', () => {
    expect(alone).toEqual({ alone: { how: 'spoken', heardBy: '李春兰', at: NOW, until: END } })
    expect(standing(alone, END)).toEqual(['alone'])
    expect(standing(alone, END + 1)).toEqual([])
  })
  test('agreed to again begins anew, and says who heard it now', () => {
    const again = agreed(looked(alone, TOLD).agreements, 'alone', { how: 'self', heardBy: '' }, TOLD)
    expect(again).toEqual({
      alone: { how: 'self', heardBy: '', at: TOLD, until: fromDayKey('2028-11-10') - 1 },
    })
  })
  test('is taken back at once, and only that one', () => {
    const both = agreed(alone, 'overEighty', spoken, NOW)
    expect(standing(takenBack(both, 'alone'), NOW)).toEqual(['overEighty'])
    expect(standing(takenBack(both, 'needsCare'), NOW)).toEqual(['alone', 'overEighty'])
  })
})

describe('the clock', () => {
  const alone = agreed({}, 'alone', spoken, NOW)
  test('looks two weeks before the end, and the moment after it', () => {
    expect(nextLook({})).toBeNull()
    expect(nextLook(alone)).toBe(TOLD)
    expect(nextLook(looked(alone, TOLD).agreements)).toBe(END + 1)
    const two: Agreements = agreed(looked(alone, TOLD).agreements, 'overEighty', spoken, TOLD)
    expect(nextLook(two)).toBe(END + 1)
  })
  test('tells once that it ends soon, and takes away what has ended', () => {
    expect(looked(alone, TOLD - 1)).toMatchObject({ ended: [], endsSoon: [] })
    const told = looked(alone, TOLD)
    expect(told).toMatchObject({ ended: [], endsSoon: ['alone'] })
    expect(looked(told.agreements, END)).toEqual({ agreements: told.agreements, ended: [], endsSoon: [] })
    expect(looked(told.agreements, END + 1)).toEqual({ agreements: {}, ended: ['alone'], endsSoon: [] })
    // After an outage: nothing is told any more.
    expect(looked(alone, END + 1)).toEqual({ agreements: {}, ended: ['alone'], endsSoon: [] })
  })
})

describe('who looks after the doors of a grid', () => {
  const post = (gridId: string, more: Partial<Post> = {}): Post => ({
    role: 'gridMember',
    gridId,
    path: ['c', 't1', 'v1', 'g1', 'n1'].slice(0, ['c', 't1', 'v1', 'g1', 'n1'].indexOf(gridId) + 1),
    from: 0,
    until: null,
    ...more,
  })
  const may = (...posts: Post[]) => looksAfter({ posts }, ['n1'], NOW)
  test('its grid member and the deputy, while in post', () => {
    expect(may(post('n1'))).toBe(true)
    expect(may(post('n1', { deputy: true }))).toBe(true)
    expect(may(post('n1', { until: NOW + 1 }))).toBe(true)
    expect(may(post('n1', { until: NOW }))).toBe(false)
    expect(may(post('n1', { from: NOW + 1 }))).toBe(false)
  })
  test('nobody above, and no other office in the grid', () => {
    for (const gridId of ['g1', 'v1', 't1', 'c']) expect(may(post(gridId))).toBe(false)
    for (const role of ['dispatcher', 'supervisor', 'shopkeeper', 'inspector', 'mediator', 'admin'] as const)
      expect(may(post('n1', { role }))).toBe(false)
    expect(may()).toBe(false)
  })
})
