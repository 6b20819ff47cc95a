/** Pages in states that the sample county rarely shows, from kept answers: each can be hit, read and used, normal and large on a narrow phone. */
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPhone } from '../../scripts/build'
import { complaints, measure, tooWide } from '../gallery/measure'
import { closeWindows, onScreen, openPhone, type OpenedPhone, sharedBrowser, stillness } from './drive'
import { createPhoneServer, type Fixture } from './server'

const FIXTURES = path.join(import.meta.dirname, 'fixtures')
const OPEN = 'points/application/application?id=a31'

/** What it shows, which page, which answers, what must stand there; then what is tapped, to see what opens. */
const SCENES: [shows: string, where: string, fixture: string, reads: string, tap?: string][] = [
  ['a passbook with everything in it', 'pages/points/points', 'points-home', '冲正：3 日扫路记重了'],
  ['a passbook without a line', 'pages/points/points', 'points-home-empty', '这一页还没写字'],
  ['whoever serves, duty first', 'pages/home/home', 'resident-home-staff', '看今天的活'],
  ['sentences that a village keeps ready', 'desk/ready/ready', 'desk-ready', '约好了师傅，等天晴就动手。'],
  ['staff without a passbook here', 'pages/points/points', 'points-home-staff', '等您证实 3 件'],
  ['what can be reported', 'points/apply/apply', 'points-apply', '义务扫路'],
  ['one deed being written', 'points/apply/apply?item=river', 'points-apply', '交上去以后'],
  [
    'a group being written',
    'points/apply/apply?for=group&item=river',
    'points-apply-grid',
    '三组 9 号 欧阳家',
  ],
  [
    'a minus, the third step',
    'points/apply/apply?minus=1&item=dump',
    'points-apply-grid',
    '扣完不会低于 0 分',
  ],
  ['a receipt', `${OPEN}&receipt=1`, 'points-application-waiting', '收到了，这是收条'],
  ['a deed to vouch for', OPEN, 'points-application-toconfirm', '等人证实', '证实'],
  ['the notice, and an objection to it', OPEN, 'points-application-notice', '公示到这天夜里', '我有意见'],
  [
    'an objection to be answered',
    OPEN,
    'points-application-objected',
    '那天下雨，王家没人来。',
    '答复这一条',
  ],
  ['what came of a group', OPEN, 'points-application-credited', '这一期报满了，没加分'],
  ['a deed nobody vouched for', OPEN, 'points-application-refused', '没有证实'],
  [
    'the work of those who vouch',
    'points/list/list?list=toConfirm',
    'points-list',
    '出工修公家的路和渠 1 半天',
  ],
  ['the notice of the village', 'points/list/list?list=notice', 'points-list', '今晚到'],
  ['a list with nothing in it', 'points/list/list?list=mine', 'points-list-empty', '还没报过'],
  ['a complaint being written', 'pages/feedback/feedback', 'feedback', '以前写的'],
  ['an answer to read', 'resident/letter/letter?id=f1', 'letter-answered', '镇里答复 赵敏行'],
  ['a complaint to answer', 'resident/letter/letter?id=f1', 'letter-town', '写的人'],
  ['the complaints of a town', 'town/letters/letters', 'town-letters', '投诉 YJ26-4821'],
  ['the villages of a town', 'town/villages/villages', 'town-villages', '2 个格没有网格员'],
  [
    'an order nobody can be messaged about',
    'ticket/open/open?id=t1',
    'ticket-open-unheard',
    '微信里告诉不了您',
  ],
  [
    'an order form for staff who live elsewhere',
    'resident/order/order',
    'resident-order-homeless',
    '您自己没有登记到哪一户',
  ],
  ['a desk with every warning', 'desk/inbox/inbox', 'desk-inbox-warned', '2027 年的放假安排还没录'],
  ['a town with every warning', 'town/inbox/inbox', 'town-inbox-warned', '2027 年的放假安排还没录'],
  ['more doubtful words than a page', 'desk/reviews/reviews', 'desk-reviews-more', '还有，再看后面的'],
  ['more news than a page', 'pages/home/home', 'resident-home-news', '还有 17 条以上，点开看'],
  [
    'more households than a page',
    'points/apply/apply?for=group&item=river',
    'points-apply-many',
    '还有 415 家',
  ],
  ['more in pencil than a page', 'pages/points/points', 'points-home-many', '还有 6 件没入账的'],
  ['more handed out than a page', 'shop/counter/counter', 'shop-counter-busy', '今天发出 999 件以上'],
  ['more taken down than a page', 'shop/stock/stock', 'shop-stock-more', '还有下架的，再看 20 样'],
  [
    'a closed record for the town',
    'ticket/open/open?id=t1',
    'ticket-open-record',
    '本人把自己的话删掉了',
    '写明用途，看原来的话',
  ],
  [
    'an order of several households, for who works on it',
    'ticket/open/open?id=t1',
    'ticket-open-together',
    '欧阳** · 138********',
  ],
  ['a revisit', 'committee/revisit/revisit?id=t1', 'committee-revisit', '是亲戚，回避'],
  ['the rules', 'points/rules/rules', 'points-rules', '往河里倒垃圾'],
  ['the rules to begin with', 'points/rules/rules', 'points-rules-sample', '先用着的一份'],
  ['a book that fits', 'points/verify/verify', 'points-verify', '42 笔从头加一遍'],
  ['a book that was touched', 'points/verify/verify', 'points-verify-changed', '写好以后被改过'],
  ['a month', 'points/statement/statement?month=2026-10', 'points-statement', '月底还有'],
  [
    'a mistake to be cured',
    'points/reverse/reverse?entry=h5:000038&who=%E9%99%88%E5%AE%B6&title=%E6%89%AB%E8%B7%AF&points=%2B5',
    'points-reverse',
    '哪里错了',
  ],
  ['the three steps', 'points/step/step', 'points-step', '往河里倒垃圾'],
  ['honours shown', 'honour/list/list', 'honour-list', '婆婆瘫在床上'],
  ['honours on the notice', 'honour/list/list?list=notice', 'honour-list-notice', '今晚到'],
  ['honours of the own household', 'honour/list/list?list=mine', 'honour-list-mine', '等您家点头'],
  ['honours for the committee', 'honour/list/list?list=toDecide', 'honour-list-decide', '一面墙的书'],
  ['no honours yet', 'honour/list/list', 'honour-list-empty', '还没有晒出来的'],
  ['a household asked', 'honour/open/open?id=h6', 'honour-open-asked', '有人推荐您家'],
  [
    'an honour on the notice, and an objection to it',
    'honour/open/open?id=h4',
    'honour-open-notice',
    '公示到这天夜里',
    '我有意见',
  ],
  [
    'an objection to an honour to be answered',
    'honour/open/open?id=h5',
    'honour-open-objected',
    '两床被子',
    '答复这一条',
  ],
  ['an honour to vote on', 'honour/open/open?id=h7', 'honour-open-vote', '监委会在评'],
  ['an honour with its votes', 'honour/open/open?id=h1', 'honour-open-awarded', '监委会怎么评的'],
  ['a household put forward', 'honour/nominate/nominate', 'honour-nominate', '评什么'],
  ['the shelf', 'shop/shop/shop', 'shop-shop', '您家有'],
  ['the shelf for a grid member', 'shop/shop/shop', 'shop-help', '替乡亲换'],
  ['an empty shelf', 'shop/shop/shop', 'shop-shop-empty', '架上还没有东西'],
  ['a code to show', 'shop/code/code?id=r1', 'shop-code', '给店里的人看这张'],
  [
    'what was redeemed for somebody else, without a code',
    'shop/code/code?id=r1',
    'shop-code-in-person',
    '不用码，本人报门牌来拿',
  ],
  ['a code that was used, at nine tenths', 'shop/code/code?id=r1', 'shop-code-collected', '领走了'],
  ['what was redeemed', 'shop/codes/codes', 'shop-codes', '等您去拿'],
  ['nothing redeemed', 'shop/codes/codes', 'shop-codes-empty', '这一页还没写字'],
  ['the counter', 'shop/counter/counter', 'shop-counter', '今天发出 3 件'],
  ['the counter before anybody came', 'shop/counter/counter', 'shop-counter-empty', '今天还没有人来拿'],
  ['the shelf counted', 'shop/stock/stock', 'shop-stock', '下架了', '数一数'],
  ['the shelves of two shops', 'shop/stock/stock', 'shop-stock-two', '杨树沟村积分超市'],
  ['the counters of two shops', 'shop/counter/counter', 'shop-counter-two', '杨树沟村积分超市'],
  ['goods that came in', 'shop/stock/stock', 'shop-stock', '下架了', '进货'],
  ['redeeming for a household', 'shop/help/help', 'shop-help', '替哪一户换'],
  ['a new good', 'shop/good/good', 'shop-good', '摆在架上'],
  ['a village with its grids', 'county/tree/tree', 'county-tree-village', '下面的'],
  ['a grid, and a split that waits', 'county/tree/tree?node=v001g3n2', 'county-pages', '不动了'],
  ['lists to take along', 'county/listings/listings', 'county-pages', '要另一位点头，只能取一次'],
  ['lists with numbers', 'county/exports/exports?node=v001', 'county-pages', '等我点头'],
  ['households to another grid', 'county/regroup/regroup?node=v001g3n2', 'county-pages', '哪几户过去'],
  ['the doors of a grid', 'county/doors/doors?node=v001g3n2', 'county-pages', '三组 4 号'],
  ['a household', 'county/household/household?id=h1', 'county-pages', '加一位'],
  ['the deadlines of a county', 'county/rules/rules', 'county-pages', '一步一步多久'],
  ['what earns points', 'county/items/items?node=v001', 'county-pages', '点一条就能改'],
  ['a points shop', 'county/shop/shop?node=v001', 'county-pages', '几点关'],
  ['posts that wait for a yes', 'county/posts/posts', 'county-pages', '柳万山 任柳溪村监委会'],
  [
    'a post being given',
    'county/give/give?node=v001&name=柳溪村&gives=dispatcher.supervisor',
    'county-pages',
    '监委会',
  ],
  ['boards and cards', 'county/print/print?node=v001', 'county-pages', '印成了〓'],
  ['no spreadsheet yet', 'county/import/import', 'county-import-empty', '还没选文件'],
  ['a spreadsheet being read', 'county/import/import', 'county-import-reading', '正在读，正在和名册对。'],
  ['a spreadsheet with cells to mend', 'county/import/import', 'county-import-wrong', '先存没错的 57 人'],
  ['a spreadsheet of posts', 'county/import/import', 'county-import-staff', '王树林：不再是三组 3 格网格员'],
  [
    'a spreadsheet that changes nothing',
    'county/import/import',
    'county-import-same',
    '和名册一样，没有要存的。',
  ],
  ['a spreadsheet being written', 'county/import/import', 'county-import-saving', '正在存，存了 41%'],
  [
    'a spreadsheet being written, out of sight',
    'county/import/import',
    'county-import-lost',
    '过一会儿自己再问',
  ],
  [
    'a spreadsheet written, two rows left out',
    'county/import/import',
    'county-import-saved',
    '有 2 处这会儿有人改过，没有动。',
  ],
  ['a spreadsheet taken back', 'county/import/import', 'county-import-undone', '都撤回来了。'],
  ['a spreadsheet that cannot be read', 'county/import/import', 'county-import-refused', '这个文件收不了'],
]

/** What people who have a computer look at there. */
const COMPUTER: [shows: string, where: string, fixture: string, reads: string][] = [
  ['a desk', 'desk/inbox/inbox', 'desk-inbox-wide', '点左边的一单，在这里打开。'],
  ['a town with every warning', 'town/inbox/inbox', 'town-inbox-warned', '2027 年的放假安排还没录'],
  ['more doubtful words than a page', 'desk/reviews/reviews', 'desk-reviews-more', '还有，再看后面的'],
  ['a revisit', 'committee/revisit/revisit?id=t1', 'committee-revisit', '是亲戚，回避'],
  ['a spreadsheet with cells to mend', 'county/import/import', 'county-import-wrong', '先存没错的 57 人'],
  ['an order on a page of its own', 'ticket/open/open?id=t1', 'ticket-open-together', '别家也反映了'],
  ['a home', 'pages/home/home', 'resident-home-news', '还有 17 条以上，点开看'],
]

type PhoneScope = {
  wx: {
    clearStorageSync(): void
    setStorageSync(key: string, value: boolean): void
    reLaunch(to: { url: string }): void
  }
}

const answers: Fixture = {}
let browser: Browser
let server: http.Server
const phones = new Map<string, OpenedPhone>()

beforeAll(async () => {
  // What npm start serves, built once and kept.
  const outDir = await buildPhone()
  server = http.createServer(createPhoneServer({ outDir, fixture: answers }))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  browser = await sharedBrowser()
}, 180_000)
afterAll(async () => {
  await closeWindows(browser)
  server?.close()
})

type Kind = 'normal' | 'elder' | 'computer'
const WIDTHS: Record<Kind, number> = { normal: 390, elder: 320, computer: 1100 }

/** The one phone of this kind; a computer has a mouse and keys, and no finger. */
async function phoneOf(kind: Kind): Promise<OpenedPhone> {
  const known = phones.get(kind)
  if (known) return known
  const opened = await openPhone(browser, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    as: 'o_chenyue',
    path: 'pages/legal/privacy',
    width: WIDTHS[kind],
    ...(kind === 'computer'
      ? { context: await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }) }
      : {}),
  })
  phones.set(kind, opened)
  return opened
}

/** The page, its whole length; on a computer a window of it. */
async function show(where: string, fixture: string, reads: string, kind: Kind): Promise<OpenedPhone> {
  const width = WIDTHS[kind]
  const phone = await phoneOf(kind)
  for (const route of Object.keys(answers)) delete answers[route]
  Object.assign(answers, JSON.parse(fs.readFileSync(path.join(FIXTURES, `${fixture}.json`), 'utf8')))
  const { page } = phone
  phone.noise.length = 0
  await page.setViewportSize({ width, height: 844 })
  // The page before keeps what was being written as it goes: only then the phone is wiped.
  await page.evaluate(() =>
    (globalThis as unknown as PhoneScope).wx.reLaunch({ url: '/pages/legal/privacy' }),
  )
  await page.locator('.mp-view[data-route="pages/legal/privacy"]:visible').waitFor()
  await page.evaluate(
    ([to, isElder]) => {
      const { wx } = globalThis as unknown as PhoneScope
      wx.clearStorageSync()
      wx.setStorageSync('elder', isElder as boolean)
      wx.reLaunch({ url: `/${to as string}` })
    },
    [where, kind === 'elder'] as const,
  )
  await page.locator(`.mp-view[data-route="${where.split('?')[0]}"]:visible`).waitFor()
  await onScreen(page).getByText(reads).first().waitFor()
  await page.waitForLoadState('networkidle')
  if (kind === 'computer') return phone
  const length = await page.locator('.mp-scroll:visible').evaluate(element => element.scrollHeight + 114)
  await page.setViewportSize({ width, height: Math.max(844, length) })
  await stillness(page)
  return phone
}

describe.each(['normal', 'elder'] as const)('in %s text', size => {
  it.each(SCENES)(
    '%s: can be hit, read by every eye and ear, and stays on the page',
    async (_, where, fixture, reads, tap) => {
      const phone = await show(where, fixture, reads, size)
      const { page } = phone
      const look = async () => {
        expect(await measure(page, size)).toEqual([])
        // Names, roles and contrast do not change with the size.
        if (size === 'normal') expect(await complaints(page)).toEqual([])
      }
      await look()
      if (tap) {
        await onScreen(page).getByRole('button', { name: tap, exact: true }).first().tap()
        await onScreen(page).getByRole('dialog').waitFor()
        await stillness(page)
        await look()
      }
      phone.expectQuiet()
    },
    60_000,
  )
})

describe('in a window of 1100 px', () => {
  const looksRight = async ({ page }: OpenedPhone) => {
    await stillness(page)
    expect(await measure(page, 'normal')).toEqual([])
    expect(await tooWide(page, 60)).toEqual([])
    // The frame that scrolls is the preview's; WeChat's own takes the wheel and the page keys.
    expect(await complaints(page, ['scrollable-region-focusable'])).toEqual([])
  }

  it.each(COMPUTER)(
    '%s: keeps its sizes, stays in the window, and has lines that can be read',
    async (_, where, fixture, reads) => {
      const phone = await show(where, fixture, reads, 'computer')
      await looksRight(phone)
      phone.expectQuiet()
    },
    60_000,
  )

  it('keys move along the orders, choose, open and close them; none does so on a phone', async () => {
    const phone = await show('desk/inbox/inbox', 'desk-inbox-wide', '点左边的一单，在这里打开。', 'computer')
    const { page } = phone
    const screen = onScreen(page)
    const keys = async (...pressed: string[]) => {
      for (const key of pressed) await page.keyboard.press(key)
    }
    await screen.getByText('换一单').waitFor()
    // The first row is urgent: it is looked at by itself.
    await keys('ArrowDown', 'Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space')
    await screen.getByText('选了 2 件。').waitFor()
    await screen.getByRole('button', { name: '2 件一起派' }).first().click()
    await screen.getByText('类别、星级照各单自己的').waitFor()
    await looksRight(phone)
    await keys('Escape')
    await screen.getByText('点左边的一单，在这里打开。').waitFor()
    // Enter belongs to a button that was clicked; a click elsewhere gives it back.
    await screen.getByText('换一单').click()
    await keys('ArrowUp', 'Enter')
    await screen.getByText('派给谁').waitFor()
    await looksRight(phone)
    await keys('Escape')
    await screen.getByText('点左边的一单，在这里打开。').waitFor()
    phone.expectQuiet()

    await page.setViewportSize({ width: 390, height: 844 })
    await screen.getByText('点左边的一单，在这里打开。').waitFor({ state: 'detached' })
    expect(await screen.getByRole('checkbox').count()).toBe(0)
  }, 60_000)
})
