import { describe, expect, test } from 'vitest'
import type { Post } from '../people/role'
import { isAgreed, isEntitled, priceFor, reduced } from './price'

const VILLAGE = ['c', 't', 'v']
const post = (over: Partial<Post> = {}): Post => ({
  role: 'gridMember',
  gridId: 'n',
  path: [...VILLAGE, 'g', 'n'],
  from: 100,
  until: 200,
  ...over,
})
const entitled = (one: Post, now: number) => isEntitled({ posts: [one] }, VILLAGE, now)

describe('nine tenths', () => {
  test.each([
    [120, 108],
    [36, 32],
    [18, 16],
    [10, 9],
    [9, 8],
    [2, 1],
    [1, 1],
    [99_999, 89_999],
  ])('%i points become %i', (price, paid) => {
    expect(reduced(price)).toBe(paid)
  })
  test('always a whole number from one up, never more than the price', () => {
    for (let price = 1; price <= 5000; price++) {
      const paid = reduced(price)
      expect(
        Number.isInteger(paid) && paid >= 1 && paid <= price && paid * 10 <= Math.max(10, price * 9),
      ).toBe(true)
    }
  })
  test('the receipt names what was saved, and is silent where nothing was', () => {
    expect(priceFor(36, true)).toEqual({ paid: 32, discount: { role: 'gridMember', percent: 90, saved: 4 } })
    expect(priceFor(1, true)).toEqual({ paid: 1, discount: null })
    expect(priceFor(36, false)).toEqual({ paid: 36, discount: null })
  })
})

describe('who is entitled', () => {
  test('from the first moment of the post until before its last', () => {
    expect([99, 100, 199, 200].map(now => entitled(post(), now))).toEqual([false, true, true, false])
  })
  test('grid members of this village or above it, nobody else', () => {
    expect(entitled(post({ gridId: 'v', path: VILLAGE }), 150)).toBe(true)
    expect(entitled(post({ gridId: 't', path: ['c', 't'] }), 150)).toBe(true)
    expect(entitled(post({ gridId: 'n9', path: ['c', 't', 'v9', 'g9', 'n9'] }), 150)).toBe(false)
    expect(entitled(post({ role: 'shopkeeper', gridId: 'v', path: VILLAGE }), 150)).toBe(false)
  })
})

test('who saw the list price or the reduced one agreed; nobody pays more than they saw, and a new price is looked at first', () => {
  const full = priceFor(36, false)
  const cheap = priceFor(36, true)
  expect([isAgreed(36, 36, full), isAgreed(36, 36, cheap), isAgreed(32, 36, cheap)]).toEqual([
    true,
    true,
    true,
  ])
  expect([isAgreed(32, 36, full), isAgreed(35, 36, full), isAgreed(40, 36, full)]).toEqual([
    false,
    false,
    false,
  ])
})
