/** Between the two counties at the doors of points, shop and honours: every role of the demonstration before each. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ROLES, type Role } from '../../../miniprogram/core/people/role'
import { tap } from '../county'
import { county, openPointsRoutes, table } from '../points-routes'
import { nameOf, triedBy } from './borders'
import { openDemo } from './demo'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
beforeAll(async () => {
  await openPointsRoutes()
  await openDemo(county)
  // An honour that everybody of the real county reads, and so would a reviewer who got over the border.
  const id = county.all('honours').find(({ honour }) => honour.stage.state === 'deciding')?.honour.id ?? ''
  for (const who of ['yang', 'liu'] as const)
    await county.ok(who, 'honour.vote', { id, agree: true, key: tap() })
  expect((await county.ok('tan', 'honour.list', { list: 'shown' })).items).toHaveLength(1)
})
afterAll(() => county.close())

/** Answered with one's own, as borders.test.ts says. Every other door is closed. */
const VILLAGE: Role[] = ['resident', 'gridMember', 'dispatcher', 'supervisor', 'shopkeeper', 'mediator']
const VILLAGE_AND_TOWN: Role[] = [...VILLAGE, 'inspector']
const STAFF: Role[] = ['gridMember', 'supervisor', 'inspector']
const SHOP: Role[] = ['supervisor', 'shopkeeper']
const OWN: Record<string, readonly Role[]> = {
  'points.home': ROLES,
  'points.entries': ['resident'],
  'points.households all of the node': STAFF,
  'points.households by typing': VILLAGE_AND_TOWN,
  'points.list mine': ROLES,
  'points.list notice': VILLAGE_AND_TOWN,
  'points.list toConfirm': STAFF,
  'points.list done': STAFF,
  'points.list objected': ['supervisor', 'inspector'],
  'points.apply for the own household': ['resident'],
  'shop.goods': VILLAGE,
  'shop.codes': ROLES,
  'shop.counter': SHOP,
  'shop.waiting': SHOP,
  'shop.stock': SHOP,
  'shop.prices': [...SHOP, 'inspector'],
  'shop.saveGood': ['shopkeeper'],
  'honour.list shown': ROLES,
  'honour.list mine': ROLES,
  'honour.list notice': VILLAGE_AND_TOWN,
  'honour.list toDecide: empty but for who decides': VILLAGE_AND_TOWN,
  'honour.list voted: empty but for who may change it': VILLAGE_AND_TOWN,
}

describe('every role of the demonstration before the real county’s points, shop and honours', () => {
  it('knows each door that is answered with one’s own', () => {
    const names = table.map(nameOf)
    expect(Object.keys(OWN).filter(name => !names.includes(name))).toEqual([])
  })

  it.each(table)('$route $when: no, or nothing but one’s own', async door => {
    expect(await triedBy(county, [door], OWN)).toEqual([])
  })
})
