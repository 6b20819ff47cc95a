/** Points, tried by people who want more than they earned: each attack whole, with what it must come to, written out by hand. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PointsItem } from '../../miniprogram/core/points/types'
import { SAMPLE_RULES } from '../../miniprogram/core/points/sample-rules'
import { dayKey, days } from '../../miniprogram/core/clock'
import { openCounty, START, tap, type County } from '../functions/county'
import { tick } from '../functions/jobs-tick'
import { expectPointsLaws } from '../functions/laws'
import { applicationOf, balanceOf, earning, HOME } from '../functions/points'
import { as, moreOf, ok } from '../functions/shop'

let county: County
let restore: () => void
let to: ReturnType<typeof earning>
beforeAll(async () => {
  county = await openCounty()
  moreOf(county, 'husband', 'n1', { householdId: HOME.chen })
  to = earning(county)
  rules(2, 0, { ...CAPPED, peace: { often: { times: 1, per: 'month' } } })
  rules(3, START + days(4), { ...CAPPED, peace: { often: { times: 1, per: 'quarter' } } })
  restore = county.remember()
})
beforeEach(() => restore())
afterAll(() => county.close())

/** 杨梅村's own rules from then on. */
function rules(version: number, from: number, lines: Record<string, Partial<PointsItem>>): void {
  const items = SAMPLE_RULES.items.map(item => ({ ...item, ...lines[item.id] }))
  county.cloud.store.put('rules', {
    _id: `points:v1:000${version}`,
    v: 1,
    kind: 'points',
    at: 0,
    by: 'console',
    body: { ...SAMPLE_RULES, villageId: 'v1', version, from, items },
  })
}
const CAPPED = { elders: { cap: { points: 15, per: 'year' } } } as const
const results = (id: string) => Object.values(applicationOf(county, id).results).map(({ why }) => why)

describe('one patrol, reported three times', () => {
  it('by wife, husband and in a group form: 8 points, not 24', async () => {
    const day = dayKey(county.cloud.now())
    const patrol = { itemId: 'patrol', quantity: 1, day, text: '巡了一趟' }
    const wife = await to.applied('chen', patrol)
    const husband = (await ok(county, 'husband', 'points.apply', to.deed(patrol))).application
    const group = await to.group([HOME.chen, HOME.zhou], patrol)
    for (const id of [wife, husband.id])
      await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
    await county.ok('yang', 'points.confirm', { id: group, agree: true, key: tap() })
    await to.afterNotice()
    expect([balanceOf(county, HOME.chen), balanceOf(county, HOME.zhou)]).toEqual([8, 8])
    expect([results(wife), results(husband.id)].flat().sort()).toEqual(['credited', 'twice'])
    expect(results(group)).toEqual(['twice', 'credited'])
    expectPointsLaws(county)
  })
  it('again after it was credited: told at once, and the day is named as what is wrong', async () => {
    const day = dayKey(county.cloud.now())
    await to.credited({ itemId: 'patrol', quantity: 1, day })
    expect(
      await as(county, 'husband', 'points.apply', to.deed({ itemId: 'patrol', quantity: 1, day })),
    ).toMatchObject({ ok: false, code: 'ITEM_TWICE', field: 'day' })
  })
})

describe('new rules', () => {
  it('do not begin a limit anew: neither another period nor another number', async () => {
    await to.credited({ itemId: 'peace', quantity: 1 })
    const day = dayKey(county.cloud.now())
    const again = to.deed({ itemId: 'peace', quantity: 1, day })
    expect(await county.as('chen', 'points.apply', again)).toMatchObject({
      ok: false,
      code: 'ITEM_LIMIT',
      says: '这件事每户每季度最多 1 次，您家这一期已经报满了。',
    })
    expect(balanceOf(county, HOME.chen)).toBe(15)
  })
  it('a cap in points lets through what is left of it, then nothing', async () => {
    const ids = []
    for (const back of [0, 1, 2, 3]) {
      const id = await to.applied('chen', {
        itemId: 'elders',
        quantity: 1,
        day: dayKey(county.cloud.now() - days(back)),
      })
      await county.ok('wang', 'points.confirm', { id, agree: true, key: tap() })
      ids.push(id)
    }
    await to.afterNotice()
    expect(balanceOf(county, HOME.chen)).toBe(15)
    expect(ids.flatMap(results).sort()).toEqual(['credited', 'credited', 'credited', 'overCap'])
    await tick(county)
    expectPointsLaws(county)
  })
})
