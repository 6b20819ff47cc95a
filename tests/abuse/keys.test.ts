/**
 * A key is for one deed. Every door that writes is tried: the same key again, for something else, after an edit, and
 * late. The list of doors is the contract itself, so a new one is in it by being written.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pointsWrites, writes, type Route } from '../../contract'
import { presses } from '../../contract/ticket/press'
import * as doors from '../functions/routes'
import { expectLaws } from '../functions/laws'
import * as points from '../functions/points-routes'
import { tryKeys } from './keys'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 })

const shapes = { ...writes, ...presses, ...pointsWrites }
/** Repeating these does no harm, and they type nothing: a setting, what was seen, an upload's end, a look at a code. */
const WITHOUT_KEY: Route[] = ['me.settings', 'me.seen', 'file.done', 'shop.find']
/** A look that counts a household once a day: another group under the same key is another look. */
const LOOKED: Route[] = ['group.enter']
const KEYED = (Object.keys(shapes) as Route[]).filter(
  route => !WITHOUT_KEY.includes(route) && !LOOKED.includes(route),
)

it('has a key wherever something is written', () => {
  const keyless = (Object.entries(shapes) as [Route, { safeParse(x: unknown): unknown }][])
    .filter(([, shape]) => !('shape' in shape && 'key' in (shape as { shape: object }).shape))
    .map(([route]) => route)
  expect(keyless.sort()).toEqual([...WITHOUT_KEY].sort())
})

it('is tried at every route that writes', () => {
  const tried = [...doors.table, ...points.table].map(({ route }) => route)
  expect(KEYED.filter(route => !tried.includes(route))).toEqual([])
})

describe('a key of an order’s doors', () => {
  beforeAll(() => doors.openRoutes().then(() => undefined))
  afterAll(async () => {
    expectLaws(doors.county)
    await doors.county.close()
  })
  tryKeys(
    doors.table.filter(({ route }) => KEYED.includes(route)),
    () => doors.county,
    () => doors.bringPhoto(),
  )
})

describe('a key of the doors of points, shop and honours', () => {
  beforeAll(() => points.openPointsRoutes().then(() => undefined))
  afterAll(() => points.county.close())
  tryKeys(
    points.table.filter(({ route }) => KEYED.includes(route)),
    () => points.county,
    () => Promise.resolve(),
  )
})
