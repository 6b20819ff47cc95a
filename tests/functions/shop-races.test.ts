import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { hours, minutes } from '../../miniprogram/core/clock'
import { openCounty, tap, type County } from './county'
import {
  as,
  balanceOf,
  codeOfReply,
  earned,
  expectShopLaws,
  handOut,
  moreOf,
  ok,
  redeem,
  stocked,
} from './shop'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })
let county: County
const CROWD = Array.from({ length: 200 }, (_, i) => `p${i}`)
beforeAll(async () => {
  county = await openCounty({ instances: 8 })
  for (const id of CROWD) {
    moreOf(county, id, 'n1')
    earned(county, `h_n1_${id}`, 300)
  }
  moreOf(county, 'mai', null, { role: 'shopkeeper' })
  moreOf(county, 'chen2', 'n1', { householdId: 'h_n1_chen' })
  earned(county, 'h_n1_chen', 5000)
})
afterEach(() => {
  county.cloud.faults.clear()
  expectShopLaws(county)
})
afterAll(() => county.close())

const waitingFor = (goodId: string) =>
  county.all('redemptions').filter(one => one.redemption.goodId === goodId && one.state === 'waiting')
const tally = (answers: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(answers)].sort().map(one => [one, answers.filter(answer => answer === one).length]),
  )

describe('200 people want the last ten', () => {
  it('ten have one, everyone else has the points, the shelf is empty', async () => {
    stocked(county, 'last', 10)
    const answers = await Promise.all(
      CROWD.map(async who =>
        codeOfReply(await as(county, who, 'shop.redeem', { goodId: 'last', seenPrice: 120, key: tap() })),
      ),
    )
    expect(tally(answers)).toEqual({ SOLD_OUT: 190, ok: 10 })
    expect(county.doc('goods', 'last').good).toMatchObject({ stock: 0, held: 10 })
    expect(CROWD.map(who => balanceOf(county, `h_n1_${who}`))).toEqual(
      answers.map(answer => (answer === 'ok' ? 180 : 300)),
    )
  })

  it('also when every request arrives three times and the database takes its time', async () => {
    stocked(county, 'slow', 10, { price: 60 })
    county.cloud.faults.latencyMs = 5
    const asked = CROWD.flatMap(who => {
      const key = tap()
      return [1, 2, 3].map(() => ({ who, key }))
    })
    const replies = await Promise.all(
      asked.map(async ({ who, key }) => ({
        who,
        reply: await as(county, who, 'shop.redeem', { goodId: 'slow', seenPrice: 60, key }),
      })),
    )
    const got = new Map<string, Set<string>>()
    for (const { who, reply } of replies)
      if (reply.ok)
        got.set(
          who,
          (got.get(who) ?? new Set()).add(`${reply.data.redemption.id} ${reply.data.redemption.code}`),
        )
    expect(got.size).toBe(10)
    expect(
      [...got.values()].map(codes => codes.size),
      'the same tap has the same code',
    ).toEqual(Array(10).fill(1))
    expect(tally(replies.flatMap(({ who, reply }) => (got.has(who) ? [] : [codeOfReply(reply)])))).toEqual({
      SOLD_OUT: 570,
    })
    expect(waitingFor('slow')).toHaveLength(10)
  })

  it('what ten give back, ten others have', async () => {
    const ids = waitingFor('last')
    await Promise.all(
      ids.map(({ redemption }) =>
        ok(county, redemption.redeemedBy, 'shop.cancel', { id: redemption.id, key: tap() }),
      ),
    )
    expect(county.doc('goods', 'last').good).toMatchObject({ stock: 10, held: 0 })
    const others = CROWD.slice(-40)
    const answers = await Promise.all(
      others.map(async who =>
        codeOfReply(await as(county, who, 'shop.redeem', { goodId: 'last', seenPrice: 120, key: tap() })),
      ),
    )
    expect(tally(answers)).toEqual({ SOLD_OUT: 30, ok: 10 })
  })
})

describe('one household, several phones', () => {
  it('a limit of one is one, however many press at once', async () => {
    stocked(county, 'one', 50, { limit: { times: 1, per: 'month' } })
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, i) =>
        codeOfReply(
          await as(county, i % 2 ? 'chen' : 'chen2', 'shop.redeem', {
            goodId: 'one',
            seenPrice: 120,
            key: tap(),
          }),
        ),
      ),
    )
    expect(tally(answers)).toEqual({ GOOD_LIMIT: 19, ok: 1 })
  })
  it('points for two are points for two: nothing is spent twice', async () => {
    stocked(county, 'much', 50)
    moreOf(county, 'tan2', 'n2', { householdId: 'h_n2_tan' })
    earned(county, 'h_n2_tan', 250, 'n2')
    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, i) =>
        codeOfReply(
          await as(county, i % 2 ? 'tan' : 'tan2', 'shop.redeem', {
            goodId: 'much',
            seenPrice: 120,
            key: tap(),
          }),
        ),
      ),
    )
    expect(tally(answers)).toEqual({ POINTS_SHORT: 10, ok: 2 })
    expect(balanceOf(county, 'h_n2_tan')).toBe(10)
  })
  it('a key that was used for one good opens no other', async () => {
    stocked(county, 'other', 5)
    const key = tap()
    await ok(county, 'chen', 'shop.redeem', { goodId: 'much', seenPrice: 120, key })
    const before = county.snapshot()
    expect(
      codeOfReply(await as(county, 'chen', 'shop.redeem', { goodId: 'other', seenPrice: 120, key })),
    ).toBe('KEY_USED')
    expect(county.snapshot()).toBe(before)
  })
})

describe('one code, several hands', () => {
  it('two shopkeepers at once: one hands out, the other hears when and by whom', async () => {
    for (let i = 0; i < 8; i++) {
      const mine = await redeem(county, 'chen', 'much')
      const replies = await Promise.all([handOut(county, 'sun', mine), handOut(county, 'mai', mine)])
      expect(replies.map(codeOfReply).sort()).toEqual(['CODE_COLLECTED', 'ok'])
      const late = replies.find(reply => !reply.ok)
      expect(late && !late.ok ? late.message : '').toContain(replies[0].ok ? '孙有余经手' : '店员mai经手')
    }
  })
  it('the same tap three times is one piece, and three times yes', async () => {
    const mine = await redeem(county, 'chen', 'much')
    const held = county.doc('goods', 'much').good.held
    const key = tap()
    const replies = await Promise.all([1, 2, 3].map(() => handOut(county, 'sun', mine, key)))
    expect(replies.map(codeOfReply)).toEqual(['ok', 'ok', 'ok'])
    expect(county.doc('goods', 'much').good.held).toBe(held - 1)
  })
  it('cancelled at home while it is handed out in the shop: either the goods or the points', async () => {
    for (let i = 0; i < 12; i++) {
      // One household redeems at most twenty times a minute.
      await county.cloud.advance(minutes(1))
      const mine = await redeem(county, 'chen', 'much')
      const before = balanceOf(county, 'h_n1_chen')
      const pair = [
        () => handOut(county, 'sun', mine),
        () => as(county, 'chen2', 'shop.cancel', { id: mine.id, key: tap() }),
      ]
      const replies = (await Promise.all((i % 2 ? pair : pair.reverse()).map(press => press())))
        .map(codeOfReply)
        .sort()
      const { state } = county.doc('redemptions', mine.id)
      expect(replies).toEqual(state === 'collected' ? ['CODE_COLLECTED', 'ok'] : ['CODE_OVER', 'ok'])
      expect(balanceOf(county, 'h_n1_chen') - before).toBe(state === 'collected' ? 0 : 120)
    }
  })
})

describe('an answer that was lost', () => {
  it('after the commit: pressed again it is the same redemption, and it stands in the list', async () => {
    await county.cloud.advance(hours(1))
    const key = tap()
    const before = balanceOf(county, 'h_n1_chen')
    county.cloud.faults.dropAnswer('database.commitTransaction')
    const first = await ok(county, 'chen', 'shop.redeem', { goodId: 'much', seenPrice: 120, key })
    const [newest] = (await ok(county, 'chen', 'shop.codes', {})).items
    expect(newest).toMatchObject({ id: first.redemption.id, state: 'waiting' })
    const again = await ok(county, 'chen', 'shop.redeem', { goodId: 'much', seenPrice: 120, key })
    expect(again.redemption).toMatchObject({ id: first.redemption.id, code: first.redemption.code })
    expect(balanceOf(county, 'h_n1_chen')).toBe(before - 120)
  })
  it('of handing out and of giving back too', async () => {
    const [a, b] = [await redeem(county, 'chen', 'much'), await redeem(county, 'chen', 'much')]
    county.cloud.faults.dropAnswer('database.commitTransaction')
    expect(codeOfReply(await handOut(county, 'sun', a))).toBe('ok')
    county.cloud.faults.dropAnswer('database.commitTransaction')
    expect(codeOfReply(await as(county, 'chen', 'shop.cancel', { id: b.id, key: tap() }))).toBe('ok')
  })
})
