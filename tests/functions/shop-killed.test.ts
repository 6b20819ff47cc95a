import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../contract'
import { days, hours } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import { nextTick } from './jobs-tick'
import { killedEvery } from './killing'
import { as, balanceOf, earned, expectShopLaws, moreOf, redeem, stocked } from './shop'
import { patience } from '../patience'

vi.setConfig({ testTimeout: patience(240_000), hookTimeout: 120_000 })
let county: County
// A killed function leaves its transaction open; it ends by itself, here sooner than after 30 s.
beforeAll(async () => {
  county = await openCounty({ transactionMs: 2500 })
})
afterEach(() => {
  county.cloud.faults.clear()
  expectShopLaws(county)
})
afterAll(() => county.close())

let made = 0
/** A buyer, a shopkeeper and a good that nobody else touches, so that one dead transaction holds up no other. */
function stage() {
  const n = ++made
  const [buyer, keeper, goodId] = [
    moreOf(county, `b${n}`, 'n1'),
    moreOf(county, `k${n}`, null, { role: 'shopkeeper' }),
    stocked(county, `good${n}`, 5, { limit: { times: 4, per: 'year' } }),
  ]
  earned(county, `h_n1_${buyer}`, 300)
  return { buyer, keeper, goodId, balance: () => balanceOf(county, `h_n1_${buyer}`) }
}
type Stage = ReturnType<typeof stage>
type Routes = 'shop.redeem' | 'shop.cancel' | 'shop.handOut' | 'shop.count'

/**
 * Kills the function after one database call and a later one, until it lives to the end; whatever the step, all or
 * nothing. Then every phone tries again until it is answered. Answers how many steps there are.
 */
async function killedAnywhere<R extends Routes>(
  route: R,
  who: 'buyer' | 'keeper',
  prepare: (on: Stage) => Promise<Api[R]['ask']>,
  after: (on: Stage, ask: Api[R]['ask']) => void,
): Promise<number> {
  const tries: { on: Stage; ask: Api[R]['ask']; call: number }[] = []
  const { stride, from } = killedEvery(3)
  let call = from
  for (let survived = false; !survived; call += stride) {
    const on = stage()
    const ask = await prepare(on)
    tries.push({ on, ask, call })
    county.cloud.faults.killAfter('api', call)
    survived = await as(county, on[who], route, ask).then(
      () => true,
      () => false,
    )
    county.cloud.faults.clear()
    expectShopLaws(county)
    if (call > 60) throw new Error('never lived to the end')
  }
  await Promise.all(
    tries.map(async ({ on, ask, call: killed }) => {
      let reply = await as(county, on[who], route, ask)
      for (let more = 0; more < 8 && !reply.ok; more++) reply = await as(county, on[who], route, ask)
      expect(reply, `${route} killed after call ${killed}, tried again`).toMatchObject({ ok: true })
    }),
  )
  for (const { on, ask } of tries) after(on, ask)
  return call - stride
}

describe('killed between any two steps: all or nothing, and the same tap finishes it, once', () => {
  it('redeeming', async () => {
    const steps = await killedAnywhere(
      'shop.redeem',
      'buyer',
      async ({ goodId }) => ({ goodId, seenPrice: 120, key: tap() }),
      ({ balance, goodId }) => {
        expect([balance(), county.doc('goods', goodId).good.held]).toEqual([180, 1])
      },
    )
    expect(steps).toBeGreaterThan(15)
  })
  it('giving back', async () => {
    const steps = await killedAnywhere(
      'shop.cancel',
      'buyer',
      async ({ buyer, goodId }) => ({ id: (await redeem(county, buyer, goodId)).id, key: tap() }),
      ({ balance, goodId }) => {
        expect([balance(), county.doc('goods', goodId).good]).toMatchObject([300, { stock: 5, held: 0 }])
      },
    )
    expect(steps).toBeGreaterThan(12)
  })
  it('handing out', async () => {
    const steps = await killedAnywhere(
      'shop.handOut',
      'keeper',
      async ({ buyer, goodId }) => {
        const { id, code } = await redeem(county, buyer, goodId)
        return { id, code: code ?? '', key: tap() }
      },
      ({ balance, goodId }) =>
        expect([balance(), county.doc('goods', goodId).good]).toMatchObject([180, { stock: 4, held: 0 }]),
    )
    expect(steps).toBeGreaterThan(10)
  })
  it('counting', async () => {
    const steps = await killedAnywhere(
      'shop.count',
      'keeper',
      async ({ goodId }) => ({ goodId, counted: 4, seenRev: 1, why: '漏了一桶', key: tap() }),
      ({ goodId }) => {
        expect(county.doc('goods', goodId).good).toMatchObject({ stock: 4, rev: 2 })
      },
    )
    expect(steps).toBeGreaterThan(4)
  })
})

const { stride, from, message } = killedEvery(8)
it(`the timer killed while it gives back what nobody came for (${message})`, async () => {
  await county.cloud.advance(days(17))
  for (let i = 0; i < 10 && county.all('redemptions').some(one => one.state === 'waiting'); i++)
    await nextTick(county)
  let killed = 0
  for (let n = from; n < 48; n += stride) {
    const { buyer, goodId, balance } = stage()
    const ids = [await redeem(county, buyer, goodId), await redeem(county, buyer, goodId)].map(({ id }) => id)
    await county.cloud.advance(days(16) + hours(1))
    county.cloud.faults.killAfter('jobs', n)
    await county.cloud.trigger('jobs', 'minute').catch(() => {
      killed++
    })
    county.cloud.faults.clear()
    expectShopLaws(county)
    // The lease of the person who died runs out; what failed meanwhile waits a little.
    await county.cloud.advance(120_000)
    for (let i = 0; i < 4 && ids.some(id => county.doc('redemptions', id).state === 'waiting'); i++)
      await nextTick(county)
    expect(
      ids.map(id => county.doc('redemptions', id).state),
      `killed after call ${n}`,
    ).toEqual(['expired', 'expired'])
    expect(balance()).toBe(300)
  }
  expect(killed).toBeGreaterThan(3)
})
