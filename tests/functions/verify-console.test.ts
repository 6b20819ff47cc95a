/** The console verifies a village in calls: none of them reads more because the village has done more. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sealFor } from '../../cloudfunctions/_journal/day-seal'
import { dayKey, days } from '../../miniprogram/core/clock'
import { openCounty, type County } from './county'
import { KEYS } from './seeded'
import { earned, moreOf, redeem, stocked } from './shop'
import { functionEnvironment } from '../../local/cloud'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let verify: (
  cursor: string,
) => Promise<{ findings: object[]; next: string | null; entries: number; seals: number }>
/** Documents that were read since this was set to nothing. */
let read = 0

beforeAll(async () => {
  county = await openCounty()
  vi.resetModules()
  Object.assign(process.env, functionEnvironment(county.cloud), KEYS)
  const { store } = await import('../../cloudfunctions/_platform/ports')
  const { verifyVillage } = await import('../../cloudfunctions/admin/verify/route')
  for (const way of ['list', 'some', 'get'] as const) {
    const asked = store[way] as (...args: unknown[]) => Promise<object | object[] | null>
    vi.spyOn(store, way).mockImplementation((async (...args: unknown[]) => {
      const found = await asked(...args)
      read += Array.isArray(found) ? found.length : found === null ? 0 : 1
      return found
    }) as never)
  }
  verify = cursor => verifyVillage({ villageId: 'v1', cursor })
})
afterAll(() => county.close())

/** All calls over the village: what each of them read, and what was counted. */
async function everyCall() {
  const calls: number[] = []
  let [entries, seals] = [0, 0]
  for (let cursor: string | null = ''; cursor !== null; ) {
    read = 0
    const answer = await verify(cursor)
    expect(answer.findings).toEqual([])
    calls.push(read)
    entries += answer.entries
    seals += answer.seals
    cursor = answer.next
  }
  return { most: Math.max(...calls), calls: calls.length, entries, seals }
}

let [sealed, prev] = [0, '']
function lives(households: number, daysMore: number): void {
  for (let i = 0; i < households; i++)
    for (let n = 0; n < 20; n++) earned(county, `h_n1_${households}x${i}`, 100)
  for (const end = sealed + daysMore; sealed < end; sealed++) {
    const seal = sealFor('v1', dayKey(days(18_000 + sealed)), prev, [], 0)
    county.cloud.store.put('seals', seal)
    prev = seal.root
  }
}

describe('a village that did four times as much', () => {
  it('takes more calls, and no call reads more', async () => {
    lives(60, 60)
    stocked(county, 'oil', 50)
    moreOf(county, 'buyer', 'n1', { householdId: 'h_n1_60x1' })
    await redeem(county, 'buyer', 'oil')
    const before = await everyCall()
    expect(before).toMatchObject({ entries: 1201, seals: 60 })
    lives(180, 180)
    const after = await everyCall()
    expect(after).toMatchObject({ entries: 4801, seals: 240 })
    expect(after.calls).toBeGreaterThan(before.calls)
    // Forty accounts, five hundred entries and one, and each of their twenty-five accounts before and after them.
    expect([before.most, after.most]).toEqual([591, 591])
  })
})
