/** Who may do what with points, in the shop, about honours, and what an answer says of others: every route, tried by everyone. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pointsReads, pointsWrites } from '../../contract/points'
import { probe, giveOwnDoors } from '../abuse/named'
import { askedByEveryone, type Told } from './everybody'
import { expectNumbers, numbersOf } from './duty'
import { expectLaws } from './laws'
import { county, EVERYONE, openPointsRoutes, table } from './points-routes'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
beforeAll(async () => giveOwnDoors(await openPointsRoutes()))
afterAll(async () => {
  expectLaws(county)
  await county.close()
})

/** Filled by every route's turn below. */
const told: Told = new Map()

describe('authorization', () => {
  it('names every route', () => {
    expect([...new Set(table.map(({ route }) => route))].sort()).toEqual(
      [...Object.keys(pointsReads), ...Object.keys(pointsWrites)].sort(),
    )
  })

  it.each(table)('$route $when', row => askedByEveryone(county, row, told))
})

describe('the first page of whoever serves', () => {
  /** Written by hand from what `openPointsRoutes` leaves behind. */
  it.each([
    ['wang', 'gridMember', { toConfirm: 1 }],
    ['gao', 'gridMember', {}],
    ['yang', 'supervisor', { toVote: 2, toConfirm: 2, toAnswer: 1 }],
    ['zhao', 'inspector', {}],
    ['sun', 'shopkeeper', { collect: 1 }],
  ] as const)('%s as %s: each number opens a list as long as it says', (who, role, numbers) =>
    expectNumbers(county, who, role, numbers),
  )
  it.each([
    ['wang', 'gridMember', 'toConfirm', 'points.confirm', ''],
    ['yang', 'supervisor', 'toConfirm', 'points.standAside', 'waiting'],
    ['yang', 'supervisor', 'toAnswer', 'points.answer', ''],
    ['yang', 'supervisor', 'toVote', 'honour.vote', ''],
    ['yang', 'supervisor', 'toVote', 'honour.answer', ''],
  ] as const)('%s as %s: what %s counts is taken away by %s', async (who, role, cell, route, when) => {
    const restore = county.remember()
    const before = (await numbersOf(county, who, role))[cell] ?? 0
    const row = table.find(one => one.route === route && one.when === when)
    await county.ok(who, route, row?.ask() as never)
    expect((await numbersOf(county, who, role))[cell] ?? 0).toBe(before - 1)
    restore()
  })
})

it('no id that was shown leads to a name, a number or a door by another route', async () => {
  expect(told.size).toBe(EVERYONE.length)
  expect(await probe(county, told)).toEqual([])
})
