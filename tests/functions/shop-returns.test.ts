/** The fifteenth day, to the millisecond: the clock stands still, the jobs run in this process. */
import { noticesOf } from './news-in'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { dayKey, days, endOfDay } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { inside } from './jobs-inside'
import { nextTick } from './jobs-tick'
import { as, balanceOf, codeOfReply, earned, expectShopLaws, handOut, ok, redeem, stocked } from './shop'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let county: County
let run: Awaited<ReturnType<typeof inside>>
beforeAll(async () => {
  county = await openCounty()
  run = await inside(county)
  earned(county, 'h_n1_chen', 5000)
  stocked(county, 'oil', 50, { limit: { times: 30, per: 'once' } })
})
afterEach(() => {
  county.cloud.faults.clear()
  expectShopLaws(county)
})
afterAll(() => county.close())
const stateOf = (id: string) => county.doc('redemptions', id).state

/** How often a household is counted for a good, on the days that begin like this. */
const timesOf = (id: string, begin = ''): number =>
  Object.entries(county.doc('quotas', id).days)
    .filter(([day]) => day.startsWith(begin))
    .reduce((sum, [, { times }]) => sum + times, 0)

describe('what nobody came for', () => {
  it('goes back one millisecond after the fifteenth day, not before: points, piece and quota', async () => {
    const before = { points: balanceOf(county, 'h_n1_chen'), good: county.doc('goods', 'oil').good }
    const mine = await redeem(county, 'chen', 'oil')
    expect(mine.until).toBe(endOfDay(county.cloud.now() + days(15)))
    await run('returns', mine.until)
    expect(stateOf(mine.id)).toBe('waiting')
    await run('returns', mine.until + 1)
    expect(stateOf(mine.id)).toBe('expired')
    expect({ points: balanceOf(county, 'h_n1_chen'), good: county.doc('goods', 'oil').good }).toEqual(before)
    expect(timesOf('h_n1_chen:oil')).toBe(0)
    const snapshot = county.all('redemptions').length + county.all('entries').length
    await run('returns', mine.until + 120_000)
    expect(county.all('redemptions').length + county.all('entries').length, 'once').toBe(snapshot)
  })

  it('the household is told, the entry is the clock’s, and the code is void', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    await county.cloud.setClock(mine.until + 1)
    await nextTick(county)
    expect(await ok(county, 'chen', 'shop.code', { id: mine.id })).toMatchObject({
      state: 'expired',
      code: null,
      endedBy: null,
    })
    expect(county.all('entries').find(entry => entry.cause === `return:${mine.id}`)).toMatchObject({
      kind: 'returned',
      by: 'clock',
      byName: null,
      title: '退菜籽油 1 桶',
    })
    expect(
      noticesOf(county, `${mine.id}:000002`).map(({ personId, message }) => [personId, message]),
    ).toEqual([['chen', '菜籽油 1 桶过了 15 天没来拿，120 分退回来了。']])
    expect(codeOfReply(await handOut(county, 'sun', mine))).toBe('CODE_OVER')
    expect(await ok(county, 'sun', 'shop.find', { code: mine.code ?? '' })).toMatchObject({
      mayHandOut: false,
      message: '这张码已经作废，分退回去了。',
    })
  })

  it('until the clock has come, anybody who stands there with the code is served', async () => {
    const mine = await redeem(county, 'chen', 'oil')
    await county.cloud.setClock(mine.until + 1)
    expect((await ok(county, 'sun', 'shop.find', { code: mine.code ?? '' })).message).toContain(
      '到期，还没退',
    )
    expect(codeOfReply(await handOut(county, 'sun', mine))).toBe('ok')
    await nextTick(county)
    expect(stateOf(mine.id)).toBe('collected')
  })

  it('the clock and the shopkeeper at the same moment: goods or points, never both, never neither', async () => {
    for (let i = 0; i < 6; i++) {
      const mine = await redeem(county, 'chen', 'oil')
      const before = balanceOf(county, 'h_n1_chen')
      await county.cloud.setClock(mine.until + 1)
      const [reply] = await Promise.all([handOut(county, 'sun', mine), nextTick(county)])
      const state = stateOf(mine.id)
      expect([codeOfReply(reply), balanceOf(county, 'h_n1_chen') - before]).toEqual(
        state === 'collected' ? ['ok', 0] : ['CODE_OVER', 120],
      )
    }
  })

  it('one that cannot go back does not hold up the others, and is tried again', async () => {
    const ids: string[] = []
    for (let i = 0; i < 12; i++) ids.push((await redeem(county, 'chen', 'oil')).id)
    const [odd = '', ...others] = ids
    const doc = county.doc('redemptions', odd)
    county.cloud.store.put('redemptions', { ...doc, redemption: { ...doc.redemption, goodId: 'vanished' } })
    const now = doc.redemption.until + 1
    await run('returns', now)
    expect(others.map(stateOf)).toEqual(others.map(() => 'expired'))
    expect(stateOf(odd)).toBe('waiting')
    county.cloud.store.put('redemptions', doc)
    await run('returns', now + days(1))
    expect(stateOf(odd)).toBe('expired')
  })
})

it('a month later the limit of the month is a new one, and what goes back goes back to the month it came from', async () => {
  stocked(county, 'cup', 5, { limit: { times: 1, per: 'month' }, price: 10 })
  const month = () => dayKey(county.cloud.now()).slice(0, 7)
  const first = await redeem(county, 'chen', 'cup', 10)
  const then = month()
  await county.cloud.advance(days(14))
  while (month() === then) await county.cloud.advance(days(1))
  const second = await redeem(county, 'chen', 'cup', 10)
  if (stateOf(first.id) === 'waiting') await ok(county, 'chen', 'shop.cancel', { id: first.id, key: tap() })
  expect([timesOf('h_n1_chen:cup', then), timesOf('h_n1_chen:cup', month())]).toEqual([0, 1])
  expect(
    codeOfReply(await as(county, 'chen', 'shop.redeem', { goodId: 'cup', seenPrice: 10, key: tap() })),
  ).toBe('GOOD_LIMIT')
  expect(stateOf(second.id)).toBe('waiting')
})
