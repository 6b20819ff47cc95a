import { describe, expect, test } from 'vitest'
import { days } from '../clock/units'
import { atLevel, covers, townOf, villageOf } from './grid'
import { clash, holdsPost, inForce, type Actor, type Post, type Role } from './role'

const VILLAGE = ['county', 'town', 'willow']
const LEAF = [...VILLAGE, 'group3', 'leaf32']
const post = (role: Post['role'], path: string[], from = 0, until: number | null = null): Post => ({
  role,
  gridId: path[path.length - 1] ?? '',
  path,
  from,
  until,
})
const actor = (...posts: Post[]): Actor => ({
  id: 'li',
  staffName: '李春梅',
  posts,
  householdId: null,
  home: [],
  belonged: [],
  kinHouseholds: [],
})

describe('a post', () => {
  test('is in force from its first moment until before its last', () => {
    const term = post('gridMember', LEAF, days(1), days(2))
    expect([days(1) - 1, days(1), days(2) - 1, days(2)].map(now => inForce(term, now))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
  test('covers its node and all below it, nothing above or beside', () => {
    const village = actor(post('dispatcher', VILLAGE))
    expect(holdsPost(village, 'dispatcher', LEAF, 0)).toBe(true)
    expect(holdsPost(village, 'dispatcher', VILLAGE, 0)).toBe(true)
    expect(holdsPost(village, 'dispatcher', ['county', 'town'], 0)).toBe(false)
    expect(holdsPost(village, 'dispatcher', ['county', 'town', 'pine'], 0)).toBe(false)
    expect(holdsPost(village, 'inspector', LEAF, 0)).toBe(false)
  })
})

describe('nobody supervises themselves', () => {
  const against: Exclude<Role, 'resident'>[] = ['gridMember', 'dispatcher', 'shopkeeper']
  test.each(against)(
    'supervisor and %s of one village clash, whichever came first and at whatever node',
    role => {
      expect(clash(post('supervisor', VILLAGE), post(role, LEAF))).toBe(true)
      expect(clash(post(role, [...VILLAGE, 'group1']), post('supervisor', [...VILLAGE, 'group3']))).toBe(true)
      expect(clash(post('supervisor', VILLAGE), post(role, ['county', 'town']))).toBe(true)
    },
  )
  test('as long as they overlap at all, whichever ends first, and whichever lasts', () => {
    const judge = (from: number, until: number | null) => post('supervisor', VILLAGE, from, until)
    const work = (from: number, until: number | null) => post('gridMember', LEAF, from, until)
    const both = (a: Post, b: Post) => [clash(a, b), clash(b, a)]
    expect(both(judge(0, 5), work(5, null))).toEqual([false, false])
    expect(both(judge(0, 5), work(4, null))).toEqual([true, true])
    expect(both(judge(5, null), work(0, 5))).toEqual([false, false])
    expect(both(judge(4, null), work(0, 5))).toEqual([true, true])
    expect(both(judge(0, 5), work(7, 9))).toEqual([false, false])
    expect(both(judge(0, null), work(7, null))).toEqual([true, true])
  })
  test('two posts of a town, above any village, are of no one village', () => {
    expect(clash(post('supervisor', ['county', 'east']), post('dispatcher', ['county', 'west']))).toBe(false)
  })
  test('not in another village, not one after the other, not with the town desk', () => {
    expect(clash(post('supervisor', VILLAGE), post('gridMember', ['county', 'town', 'pine']))).toBe(false)
    expect(clash(post('supervisor', VILLAGE, 0, days(1)), post('gridMember', LEAF, days(1)))).toBe(false)
    expect(clash(post('supervisor', VILLAGE), post('inspector', ['county', 'town']))).toBe(false)
    expect(clash(post('gridMember', LEAF), post('dispatcher', VILLAGE))).toBe(false)
  })
})

test('a path names its town and village; a shallow tree has none', () => {
  expect([townOf(LEAF), villageOf(LEAF), atLevel(LEAF, 4), atLevel(VILLAGE, 4)]).toEqual([
    'town',
    'willow',
    'leaf32',
    null,
  ])
  expect([covers('town', LEAF), covers('pine', LEAF)]).toEqual([true, false])
})
