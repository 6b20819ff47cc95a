/** Points for goods: redeemed, a code, handed over at the counter; the last piece goes to one; an answer that was lost is asked for again and nothing is redeemed twice. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openVillage, putPhonesDown, type Hand, type Village } from './village'

const CHEN = 'o_chenyue',
  SUN = 'o_sunmancang'

let village: Village
beforeAll(async () => {
  village = await openVillage()
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(() => village?.close())

interface Shelf {
  balance: number
  goods: {
    id: string
    name: string
    stock: number
    price: number
    pays: number
    short: number
    left: number | null
  }[]
}
interface Codes {
  items: { id: string; goodName: string; state: string }[]
}
const shelf = (openid: string) => village.ask<Shelf>(openid, 'shop.goods', {})
const codes = async (openid: string, name: string) =>
  (await village.ask<Codes>(openid, 'shop.codes', {})).items.filter(({ goodName }) => goodName === name)
const goodOf = async (openid: string, name: string) => {
  const found = (await shelf(openid)).goods.find(one => one.name === name)
  if (!found) throw new Error(`no ${name} on the shelf`)
  return found
}

/** Opens the slip of a good and leaves the last button to be pressed. */
async function ready(hand: Hand, name: string): Promise<void> {
  await hand.opens('shop/shop/shop')
  await hand.tap(new RegExp(`^${name}，`))
  await hand.reads('换完还剩')
}

describe('the shop', () => {
  it('gives a code for points, and the goods for the code, once', async () => {
    const before = await shelf(CHEN)
    const chen = await village.phone(CHEN)
    await ready(chen, '毛巾 3 条')
    await chen.tap('换，扣 18 分')
    await chen.reads('给店里的人看这张')
    expect((await shelf(CHEN)).balance).toBe(before.balance - 18)
    const [fresh] = await codes(CHEN, '毛巾 3 条')
    const { code } = await village.ask<{ code: string }>(CHEN, 'shop.code', { id: fresh?.id })
    await chen.reads(code.slice(0, 4))

    const sun = await village.phone(SUN, 'shop/counter/counter')
    await sun.write('八个数字', code)
    await sun.reads('毛巾 3 条')
    await sun.tap('东西已交到手上')
    await expect
      .poll(async () => (await codes(CHEN, '毛巾 3 条')).find(({ id }) => id === fresh?.id)?.state, {
        timeout: 20_000,
      })
      .toBe('collected')
    await sun.opens('shop/counter/counter')
    await sun.write('八个数字', code)
    await sun.reads(/已经领过了，孙满仓经手/)
  }, 180_000)

  it('has one last thermos: of two who press at once one gets it, the other keeps the points', async () => {
    const { stock } = await goodOf(CHEN, '保温杯')
    expect(stock).toBe(1)
    const rival = await someoneWith(90)
    // A browser of its own each: nothing but the cloud tells them of one another.
    const [chen, other] = [
      await village.phone(CHEN),
      await village.phone(rival, 'pages/home/home', { width: 390 }),
    ]
    for (const hand of [chen, other]) await ready(hand, '保温杯')
    const before = new Map(
      await Promise.all([CHEN, rival].map(async one => [one, (await shelf(one)).balance] as const)),
    )
    const pays = (await goodOf(rival, '保温杯')).pays
    await Promise.all([chen.tap('换，扣 90 分'), other.tap(`换，扣 ${pays} 分`)])
    await expect.poll(async () => (await goodOf(CHEN, '保温杯')).stock, { timeout: 20_000 }).toBe(0)
    await Promise.any([chen, other].map(hand => hand.reads('给店里的人看这张')))
    await Promise.any([chen, other].map(hand => hand.hears(/货换完了，分没扣/)))
    const lost = await Promise.all(
      [CHEN, rival].map(async one => (before.get(one) ?? 0) - (await shelf(one)).balance),
    )
    expect(lost.filter(points => points > 0)).toHaveLength(1)
  }, 180_000)

  it('finds what was redeemed when its answer was lost, and does not redeem it again', async () => {
    const before = await shelf(CHEN)
    const had = (await codes(CHEN, '洗衣液')).length
    const chen = await village.phone(CHEN)
    await ready(chen, '洗衣液')
    // The cloud hears and does it; the answer stays on the way.
    await chen.page.route('**/call/api', async route => {
      if (!route.request().postData()?.includes('shop.redeem')) return route.continue()
      await route.fetch()
      await route.fulfill({ json: { errCode: -404_011, errMsg: 'request:fail' } })
    })
    await chen.tap('换，扣 36 分')
    await chen.reads('换洗衣液的答复没收到')
    expect((await shelf(CHEN)).balance).toBe(before.balance - 36)
    await chen.page.unroute('**/call/api')
    await chen.tap('再问一次')
    await chen.reads('给店里的人看这张')
    expect((await shelf(CHEN)).balance).toBe(before.balance - 36)
    expect(await codes(CHEN, '洗衣液')).toHaveLength(had + 1)
  }, 180_000)
})

/** Somebody of the cast who may have the thermos as well. */
async function someoneWith(points: number): Promise<string> {
  for (const one of [
    'o_zhengjianguo',
    'o_zhouguilan',
    'o_zhangbaotian',
    'o_liuchanghe',
    'o_wangshulin',
    'o_yangxiulan',
    'o_zhoudeshun',
  ]) {
    const { balance, goods } = await shelf(one)
    if (
      balance >= points &&
      goods.some(({ name, left, short }) => name === '保温杯' && left !== 0 && short === 0)
    )
      return one
  }
  throw new Error('nobody else can pay for the thermos')
}
