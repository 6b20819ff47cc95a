/** The demonstration county is a side of its own: nobody of the one sees anything of the other. */
import { expect, test } from 'vitest'
import { isDemo, isOfDemo, isOnSide, readDemoCode } from './demo'
import type { Post } from './role'

const post = (path: string[]): Post => ({
  role: 'gridMember',
  gridId: path.at(-1) ?? '',
  path,
  from: 0,
  until: null,
})
const there = ['demo', 'demo-town', 'demo-village']
const here = ['county', 'town', 'village']
const reviewer = { home: there, posts: [] }
const reviewingStaff = { home: [], posts: [post(here), post(there)] }
const villager = { home: here, posts: [post(here)] }

test('a node lies there by its root, and by nothing below it', () => {
  expect([there, here, ['county', 'demo'], []].map(isDemo)).toEqual([true, false, false, false])
})
test('somebody belongs there by where they live or by what they hold', () => {
  expect([reviewer, reviewingStaff, villager].map(isOfDemo)).toEqual([true, true, false])
})
test('each sees their own side; anyone who is not known is on the real one', () => {
  expect(
    [reviewer, reviewingStaff, villager, null].map(one => [isOnSide(one, there), isOnSide(one, here)]),
  ).toEqual([
    [true, false],
    [true, false],
    [false, true],
    [false, true],
  ])
})
test('a code is read as it was printed, and nothing else is one', () => {
  expect(readDemoCode('K7Q2M-9XTB4')).toBe('K7Q2M9XTB4')
  expect(readDemoCode(' k7q2m 9xtb4')).toBe('K7Q2M9XTB4')
  expect(readDemoCode('O7Q2M-9XTBI')).toBe('07Q2M9XTB1')
  for (const typed of ['K7Q2M-9XTB', 'K7Q2M-9XTB44', 'U7Q2M-9XTB4', '']) expect(readDemoCode(typed)).toBe('')
})
