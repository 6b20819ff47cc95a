/** Four ways in which a form does not arrive: each is said in its own words, what was typed stays, and it is one order in the end. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openVillage, putPhonesDown, type Hand, type Village } from './village'

const VILLAGER = 'o_zhengjianguo'

let village: Village
beforeAll(async () => {
  village = await openVillage()
}, 180_000)
afterEach(async () => {
  village.running.cloud.faults.clear()
  await putPhonesDown(village)
})
afterAll(() => village?.close())

const typed = (hand: Hand) => hand.screen.getByLabel('说说怎么回事', { exact: true }).inputValue()
async function begun(words: string): Promise<Hand> {
  const villager = await village.phone(VILLAGER)
  await villager.opens('resident/order/order')
  await villager.choose('灯')
  await villager.write('说说怎么回事', words)
  return villager
}
async function arrived(words: string): Promise<number> {
  const { items } = await village.ask<{ items: { title: string | null }[] }>(VILLAGER, 'ticket.list', {
    list: 'mine',
  })
  return items.filter(({ title }) => title?.includes(words)).length
}

/** What the platform refuses with, and what stands on the page. */
const REFUSALS: [code: string, words: string, message: RegExp, title: RegExp][] = [
  [
    'EXCEED_CONCURRENT_REQUEST_LIMIT',
    '碾坊前头的灯灭了',
    /这会儿用的人多，没有接上。写的字还在，过一分钟再按一次，不会变成两单。/,
    /这会儿用的人多，没有接上/,
  ],
  [
    'EXCEED_REQUEST_LIMIT',
    '祠堂门口的灯灭了',
    /这个月的云服务用完了，等县里续上才能交。写的字还在；急的事请打电话。/,
    /这个月的云服务用完了/,
  ],
  [
    'FUNCTION_NOT_FOUND',
    '晒谷坪边的灯灭了',
    /服务还没装好，或者坏了（编号 \d+）。写的字还在；请把编号告诉派单台，急的事请打电话。/,
    /服务还没装好，或者坏了/,
  ],
]

describe.each(REFUSALS)('%s', (code, words, message, title) => {
  it('is said where the form is, and pressed again it is one order', async () => {
    const villager = await begun(words)
    village.running.cloud.faults.failAction('functions.invokeFunction', code)
    await villager.tap('交给派单台')
    await villager.reads(message)
    expect(await typed(villager)).toBe(words)
    village.running.cloud.faults.clear()
    expect(await arrived(words)).toBe(0)
    await villager.tap('交给派单台')
    await villager.hears(/交上去了/)
    expect(await arrived(words)).toBe(1)
  }, 120_000)

  it('is the title of a page that cannot be opened; it comes once it is asked for again and can be', async () => {
    const villager = await village.phone(VILLAGER)
    village.running.cloud.faults.failAction('functions.invokeFunction', code)
    await villager.opens('points/rules/rules')
    await villager.reads(title)
    const page = villager.screen.getByText('公示三天')
    await villager.tap('再试一次')
    await villager.reads(title)
    expect(await page.count()).toBe(0)
    village.running.cloud.faults.clear()
    await villager.tap('再试一次')
    await page.waitFor()
    expect(await villager.screen.getByText(title).count()).toBe(0)
    // Kept by then: the next refusal would have a copy to show.
    await villager.page.evaluate('localStorage.clear()')
  }, 120_000)
})

it('no signal is a fourth sentence, and the page comes with the signal; a form waits in the phone (matter.test.ts)', async () => {
  const villager = await village.phone(VILLAGER)
  await villager.page.evaluate('__phone.switchNetwork(false)')
  await villager.opens('points/rules/rules')
  await villager.reads('这会儿没信号')
  await villager.tap('再试一次')
  await villager.reads('这会儿没信号')
  await villager.page.evaluate('__phone.switchNetwork(true)')
  await villager.reads('公示三天')
}, 120_000)
