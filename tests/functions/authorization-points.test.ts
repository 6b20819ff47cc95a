/** Who may do what with points, in the shop, about honours, and what an answer says of others: every route, tried by everyone. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pointsReads, pointsWrites } from '../../contract/points'
import { probe, giveOwnDoors } from '../abuse/named'
import { askedByEveryone, type Told } from './everybody'
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

it('no id that was shown leads to a name, a number or a door by another route', async () => {
  expect(told.size).toBe(EVERYONE.length)
  expect(await probe(county, told)).toEqual([])
})
