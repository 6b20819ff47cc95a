/** What the counter says about a code that was found, and where somebody stands. */
import { describe, expect, test } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import { hours, minutes } from '../clock/units'
import type { Actor, Post } from '../people/role'
import { countersOf, lookedMessage } from './counter'
import { untilOf } from './days'
import { overBecause } from './over'
import { reads } from './sight/reads'
import { post } from '../people/village.testing'
import {
  at,
  CANCELLED,
  EXPIRED,
  HELPED,
  helper,
  keeper,
  nearKeeper,
  NOW,
  press,
  redemption,
  story,
  supervisor,
  UNTIL,
  WAITING,
  type Step,
} from './testing'

const says = (steps: readonly Step[], now: number, actor: Actor = keeper) =>
  lookedMessage(redemption(...steps), { actor, as: 'shopkeeper', shopkeepers: [], now })

describe('a code', () => {
  const NEXT = fromDayKey('2026-11-19') + hours(9) + minutes(20)
  const fetched = [...WAITING, at(NEXT), press(keeper, 'handOut', {})]
  test('that was used tells when and by whom, the day too when it was another one', () => {
    expect([says(fetched, NEXT + hours(1)), says(fetched, NEXT + hours(24))]).toEqual([
      '这张码 9:20 已经领过了，名sun经手。',
      '这张码 11 月 19 日 9:20 已经领过了，名sun经手。',
    ])
  })
  test('that was handed out by nobody with a public name tells the shop', () => {
    const { stage } = redemption(...fetched)
    const nameless = { stage: { ...stage, ended: { at: NEXT, by: 'sun', byName: null } } }
    expect(overBecause(nameless as Parameters<typeof overBecause>[0], NEXT)?.message).toBe(
      '这张码 9:20 已经领过了，店里经手。',
    )
  })
  test('that was given back is void', () => {
    expect([says(CANCELLED, NOW), says(EXPIRED, UNTIL + 1)]).toEqual([
      '这张码已经作废，分退回去了。',
      '这张码已经作废，分退回去了。',
    ])
  })
  test('that waits is good until its last moment, and after it until the clock has come', () => {
    expect([says(WAITING, UNTIL), says(WAITING, UNTIL + 1)]).toEqual([
      '这张码有效，还没领过。',
      '这张码 12 月 3 日到期，还没退，人来了就发。',
    ])
  })
  test('of the own household is somebody else’s to hand out', () => {
    expect(says(WAITING, NOW, nearKeeper)).toBe('自己家的事，要请别人来办。请找村里另一位。')
  })
})

test('fifteen days are until the last moment of the fifteenth', () => {
  expect(untilOf(NOW)).toBe(fromDayKey('2026-12-04') - 1)
})

describe('the counters that somebody stands behind', () => {
  const VILLAGE = ['c', 't', 'v']
  test('as a shopkeeper first, each village once', () => {
    const both = [
      post('supervisor', VILLAGE),
      post('shopkeeper', VILLAGE),
      post('shopkeeper', ['c', 't', 'w']),
    ]
    expect(countersOf({ posts: both }, NOW)).toEqual([
      { villageId: 'v', as: 'shopkeeper' },
      { villageId: 'w', as: 'shopkeeper' },
    ])
  })
  test('none of a post that has ended, that is of a town, or that is another one', () => {
    const posts = [
      post('shopkeeper', VILLAGE, NOW),
      post('supervisor', ['c', 't']),
      post('dispatcher', VILLAGE),
    ]
    expect(countersOf({ posts }, NOW)).toEqual([])
    expect(countersOf({ posts }, NOW - 1)).toEqual([{ villageId: 'v', as: 'shopkeeper' }])
  })
})

test('kin of the helper hands out nothing that the helper redeemed; nor does anybody who lived with the household', () => {
  const kin: Actor = { ...keeper, kinHouseholds: [{ householdId: 'h-li', kin: 'spouse' }] }
  const lived: Actor = {
    ...keeper,
    belonged: [{ householdId: 'h1', from: 0, until: NOW - hours(24), how: 'roster' }],
  }
  expect([says(HELPED, NOW, kin), says(WAITING, NOW, lived)]).toEqual([
    '自己家的事，要请别人来办。请找村里另一位。',
    '自己家的事，要请别人来办。请找村里另一位。',
  ])
  expect(
    lookedMessage(redemption(...WAITING), {
      actor: supervisor,
      as: 'supervisor',
      shopkeepers: [kin],
      now: NOW,
    }),
  ).toBe('这件事不归您办。要是该您办，请跟村里说一声。')
})

test('nobody hands out what they redeemed for another, though they live in no household', () => {
  const redeemer = { ...keeper, id: 'li', householdId: null }
  const helped = { ...redemption(...HELPED), helperHouseholds: [] }
  expect(lookedMessage(helped, { actor: redeemer, as: 'shopkeeper', shopkeepers: [], now: NOW })).toBe(
    '自己家的事，要请别人来办。请找村里另一位。',
  )
})

test('the committee serves as soon as one of the shopkeepers may not', () => {
  const atCounter = (shopkeepers: Actor[]) =>
    lookedMessage(redemption(...WAITING), { actor: supervisor, as: 'supervisor', shopkeepers, now: NOW })
  expect([atCounter([keeper, nearKeeper]), atCounter([keeper])]).toEqual([
    '这张码有效，还没领过。',
    '这件事不归您办。要是该您办，请跟村里说一声。',
  ])
})

test('without a code and without the person nothing is handed out, and the field is named', () => {
  const told = story(...WAITING)
  expect(told.when(keeper, 'handOut', {}, { shown: undefined }).answer).toMatchObject({
    refused: 'BAD_INPUT',
    field: 'code',
  })
})

describe('the person who redeemed it for a household', () => {
  const opens = (posts: Post[]) => reads(redemption(...HELPED), { actor: { ...helper, posts }, now: NOW })
  const VILLAGE = ['c', 't', 'v']
  test('opens it while they are a grid member of the village, whatever else they are', () => {
    expect(opens([post('shopkeeper', ['c', 't', 'w']), post('gridMember', VILLAGE)])).toBe(true)
  })
  test('opens it no longer in another post, in another village, or in none', () => {
    expect([
      opens([post('dispatcher', VILLAGE)]),
      opens([post('gridMember', ['c', 't', 'w'])]),
      opens([]),
    ]).toEqual([false, false, false])
  })
})
