// The phone in the browser behaves like the phone: the fixture mini-program, in Chromium, against answers given here.
import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compile } from './compile'
import { choosingFiles, closeWindows, onScreen, type OpenedPhone, openPhone, sharedBrowser } from './drive'
import { createPhoneServer } from './server'

const FIXTURE = path.join(import.meta.dirname, 'fixture')
const ORDERS = Array.from({ length: 12 }, (_, index) => ({
  no: index + 1,
  words: `第${index + 1}件事`,
  note: '还没派',
}))

let browser: Browser
let url: string
let server: http.Server
let cloud: http.Server
let outDir: string
let isFailing = false
const asked: { path: string; body: Record<string, unknown> }[] = []
const open: OpenedPhone[] = []

/** A cloud of a few fixed answers; it writes down what it was asked. */
function answer(request: http.IncomingMessage, response: http.ServerResponse) {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { pathname } = new URL(request.url ?? '/', 'http://cloud')
    const text = Buffer.concat(chunks).toString()
    const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
    asked.push({ path: request.url ?? '', body })
    const replies: Record<string, unknown> = {
      '/call/api': { result: { ok: true, data: ORDERS }, requestID: 'r1' },
      '/upload': { fileID: 'cloud://one/photos/one.png' },
      '/_clock': { now: Date.now() + 86_400_000 },
      '/_cloudid': { cloudID: 'sealed-group' },
      '/_messages': [],
      '/address': { tempFileURL: `http://127.0.0.1:${portOf(cloud)}/cos/lamp.jpg` },
    }
    response.writeHead(isFailing ? 500 : 200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(
        isFailing ? { errCode: -504_002, errMsg: 'functions execute fail' } : (replies[pathname] ?? {}),
      ),
    )
  })
}

const listen = (handler: http.RequestListener) =>
  new Promise<http.Server>(ready => {
    const made = http.createServer(handler).listen(0, '127.0.0.1', () => ready(made))
  })
const portOf = (one: http.Server) => (one.address() as AddressInfo).port

beforeAll(async () => {
  outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'phone-test-'))
  const { warnings } = await compile({ projectDir: FIXTURE, outDir })
  expect(warnings).toEqual([])
  cloud = await listen(answer)
  const people = [
    { openid: 'o_chen', name: '陈玉娥', role: '居民', elder: true },
    { openid: 'o_li', name: '李春梅', role: '网格员' },
  ]
  const handler = createPhoneServer({ outDir, cloudUrl: `http://127.0.0.1:${portOf(cloud)}`, people })
  server = await listen((request, response) => void handler(request, response))
  url = `http://127.0.0.1:${portOf(server)}/`
  browser = await sharedBrowser()
})

afterEach(async () => {
  isFailing = false
  asked.length = 0
  for (const phone of open.splice(0)) await phone.close()
})

afterAll(async () => {
  await closeWindows(browser)
  server?.close()
  cloud?.close()
  fs.rmSync(outDir, { recursive: true, force: true })
})

async function phoneAt(
  where: string,
  more: Partial<Parameters<typeof openPhone>[1]> = {},
): Promise<OpenedPhone & { tap(words: string): Promise<void>; said(text: string | RegExp): Promise<void> }> {
  const phone = await openPhone(browser, { url, as: 'o_chen', path: where, ...more })
  phone.page.setDefaultTimeout(15_000)
  open.push(phone)
  const tap = (words: string) => onScreen(phone.page).getByRole('button', { name: words, exact: true }).tap()
  const said = (text: string | RegExp) =>
    onScreen(phone.page).locator('#said').filter({ hasText: text }).waitFor()
  return { ...phone, tap, said }
}
const tools = (more = {}) => phoneAt('pages/tools/tools', more)
const sheet = (page: Page) => page.getByRole('dialog')

describe('a page', () => {
  it('shows what the cloud answers, with WXS, rpx and component styles as WeChat has them', async () => {
    const { page, expectQuiet } = await phoneAt('')
    const first = onScreen(page).getByRole('button', { name: '1. 第1件事' })
    await first.waitFor()
    await onScreen(page).getByText('138****8000 2025-11-25 是列表').waitFor()
    expect(await first.evaluate(element => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(255, 254, 251)',
    )
    expect((await first.boundingBox())?.x).toBeCloseTo(12.48, 1)
    expect(asked.find(one => one.path === '/call/api')?.body).toEqual({
      openid: 'o_chen',
      data: { route: 'orders' },
    })
    expectQuiet()
  })

  it('goes through load, show, ready, hide in order, and gets its query decoded', async () => {
    const { page, expectQuiet } = await phoneAt('')
    await onScreen(page).getByRole('button', { name: '1. 第1件事' }).tap()
    await onScreen(page).getByText('1路灯 不亮').waitFor()
    expect(await page.evaluate('getCurrentPages()[0].data.log')).toEqual(['load', 'show', 'ready', 'hide'])
    await onScreen(page).getByRole('button', { name: '返回' }).tap()
    await onScreen(page).getByText('1. 第1件事').waitFor()
    expect(await page.evaluate('getCurrentPages().length')).toBe(1)
    expectQuiet()
  })

  it('is told when its bottom is reached', async () => {
    const { page } = await phoneAt('')
    await onScreen(page).getByText('12. 第12件事').waitFor({ state: 'attached' })
    await page.locator('.mp-scroll:visible').evaluate(element => element.scrollTo(0, element.scrollHeight))
    await onScreen(page).getByText('到底了').waitFor()
  })

  it('is refreshed by a finger pulling down', async () => {
    const { page } = await phoneAt('')
    await onScreen(page).getByText('1. 第1件事').waitFor()
    const finger = await page.context().newCDPSession(page)
    const move = (type: string, y: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type: type as 'touchMove',
        touchPoints: type === 'touchEnd' ? [] : [{ x: 200, y }],
      })
    await move('touchStart', 200)
    for (let y = 220; y <= 480; y += 20) await move('touchMove', y)
    await move('touchEnd', 0)
    await page.getByRole('status').getByText('新的来了').waitFor()
  })

  it('hears of a cloud that fails in the words of WeChat, and the console stays quiet', async () => {
    isFailing = true
    const { page, expectQuiet } = await phoneAt('')
    await onScreen(page)
      .getByText(/cloud.callFunction:fail errCode: -504002/)
      .waitFor()
    expectQuiet()
  })
})

describe('ways between pages', () => {
  it('keeps a tab page when another tab is shown, and hides the bar on request', async () => {
    const { page } = await phoneAt('')
    await page.getByRole('tab', { name: '我的' }).tap()
    await onScreen(page).getByText('我的一页').waitFor()
    await onScreen(page).getByRole('button', { name: '藏起标签栏' }).tap()
    await page.getByRole('tablist').waitFor({ state: 'hidden' })
    await page.evaluate('wx.showTabBar()')
    await page.getByRole('tab', { name: '单子' }).tap()
    expect(await page.evaluate('getCurrentPages()[0].data.log.filter((one) => one === "load").length')).toBe(
      1,
    )
  })

  it('stops at ten pages, as WeChat does', async () => {
    const { tap, page } = await tools()
    await tap('一直走')
    await page.waitForFunction('getCurrentPages().length === 10')
    expect(
      await page.evaluate('wx.navigateTo({ url: "/pages/tools/tools" }).catch((error) => error.errMsg)'),
    ).toBe('navigateTo:fail webview count limit exceed')
  })

  it('does not navigate to a tab page', async () => {
    const { tap, said } = await tools()
    await tap('去标签页')
    await said('navigateTo:fail can not navigateTo a tabbar page')
  })

  it('opens at the page of the address, so a link can be passed on', async () => {
    const { said } = await phoneAt(`pages/tools/tools?no=7&words=${encodeURIComponent('水沟')}`)
    await said('7水沟')
  })

  it('that is not there any more is asked about, and only once', async () => {
    const { page, said } = await phoneAt(`pages/once/once?no=8&words=${encodeURIComponent('水渠')}`)
    await said('8水渠')
    expect(await page.locator('.mp-view').count()).toBe(1)
  })

  it('that nobody knows leads to the first one', async () => {
    const { page } = await phoneAt('pages/never/never?no=9')
    await page.locator('.mp-view[data-route="pages/start/start"]:visible').waitFor()
  })
})

describe('subscription messages', () => {
  it('are asked in the tap; an accept reaches the cloud once per template', async () => {
    const { tap, said, page, expectQuiet } = await tools()
    await tap('一次性订阅')
    await sheet(page).getByRole('button', { name: '允许' }).tap()
    await said('"template-claimed":"accept"')
    expect(asked.filter(one => one.path === '/_grant').map(one => one.body)).toEqual(
      ['template-claimed', 'template-resolved'].map(templateId => ({ openid: 'o_chen', templateId })),
    )
    expectQuiet()
  })

  it('a reject reaches nobody', async () => {
    const { tap, said, page } = await tools()
    await tap('一次性订阅')
    await sheet(page).getByRole('button', { name: '拒绝' }).tap()
    await said('"template-claimed":"reject"')
    expect(asked.filter(one => one.path === '/_grant')).toEqual([])
  })

  it('asked after an await are refused, and the console says so', async () => {
    const { tap, said, noise } = await tools()
    await tap('等一下再订阅')
    await said('can only be invoked by user TAP gesture')
    expect(noise.join()).toContain('要在 bindtap 里直接调用')
  })
})

describe('the phone itself', () => {
  it('names a wx call it does not have, which fails a journey', async () => {
    const { tap, said, expectQuiet } = await tools()
    await tap('没有的')
    await said('没有')
    expect(expectQuiet).toThrow('wx.flyAway')
  })

  it('loses and finds its signal with the switch', async () => {
    const { tap, said, page, expectQuiet } = await tools()
    await page.evaluate('__phone.switchNetwork(false)')
    await said('没信号了')
    await tap('网络')
    await said('"networkType":"none"')
    expect(await page.evaluate('wx.cloud.callFunction({ name: "api" }).catch((error) => error.errMsg)')).toBe(
      'cloud.callFunction:fail request:fail no network',
    )
    await page.evaluate('__phone.switchNetwork(true)')
    await said('有信号了')
    expectQuiet()
  })

  it('lives on the county clock', async () => {
    const { tap, page } = await tools()
    await tap('时间')
    const said = Number(await onScreen(page).locator('#said').filter({ hasText: /^\d+$/ }).innerText())
    expect(Math.abs(said - Date.now() - 86_400_000)).toBeLessThan(60_000)
  })

  it('keeps drafts and storage over a restart, each person for themselves', async () => {
    const { tap, said, context, page } = await tools()
    await tap('写草稿')
    await said('好了')
    await tap('存一个')
    await page.waitForFunction('wx.getStorageSync("elder").on === true')
    await page.close()
    const again = await tools({ context })
    await again.tap('读草稿')
    await again.said('路灯不亮')
    await again.tap('取一个')
    await again.said('{"on":true}')
    await again.page.close()
    const other = await tools({ context, as: 'o_li' })
    expect(await other.page.evaluate('wx.getStorageSync("elder")')).toBe('')
    await context.close()
  })

  it('takes a photo from a file and uploads it', async () => {
    const { tap, said, page, expectQuiet } = await tools()
    await choosingFiles(page, [path.join(FIXTURE, 'miniprogram/assets/me.png')], () => tap('拍照'))
    await said('1 张 cloud://one/photos/one.png')
    expect(asked.some(one => one.path === '/upload?openid=o_chen&path=photos%2Fone.png')).toBe(true)
    expect(
      await onScreen(page)
        .getByRole('img', { name: '刚拍的' })
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(0)
    expectQuiet()
  })

  it('records a sound that a player can play', async () => {
    const { tap, said, expectQuiet } = await tools()
    await tap('录音')
    await said('放完了')
    expectQuiet()
  })

  it('shows a phone call instead of making it', async () => {
    const { tap, page } = await tools()
    await tap('打电话')
    await sheet(page).getByText('13800006021').waitFor()
    await sheet(page).getByRole('button', { name: '呼叫' }).tap()
    await sheet(page).waitFor({ state: 'detached' })
  })

  it('answers modals, sheets and measures', async () => {
    const { tap, said, page } = await tools()
    await tap('弹窗')
    await sheet(page).getByRole('button', { name: '确定' }).tap()
    await said('"confirm":true')
    await tap('菜单')
    await sheet(page).getByRole('button', { name: '复制' }).tap()
    await said('"tapIndex":1')
    await tap('量一量')
    await said('"width":390')
  })

  it('lends a phone number only after a yes, and remembers the privacy agreement', async () => {
    const { tap, said, page } = await tools()
    await tap('看隐私')
    await onScreen(page).getByText('请先看隐私指引').waitFor()
    await tap('手机号')
    await onScreen(page).getByText('请先看隐私指引').waitFor({ state: 'detached' })
    await sheet(page).getByRole('button', { name: '不允许' }).tap()
    await said('getPhoneNumber:fail user deny')
  })
})

describe('groups and cards', () => {
  it('opened from a group card it gets a sealed id, otherwise none', async () => {
    const fromCard = await tools({ group: 'opengid-3' })
    await fromCard.tap('进群')
    await fromCard.said('"cloudID":"sealed-group"')
    expect(asked.find(one => one.path === '/_cloudid')?.body).toEqual({
      openid: 'o_chen',
      data: { opengid: 'opengid-3' },
    })
    const alone = await tools()
    await alone.tap('进群')
    await alone.said('getGroupEnterInfo:fail')
  })

  it('a CloudID travels at the first level only, deeper it stays a string', async () => {
    const { page } = await tools()
    await page.evaluate(
      'wx.cloud.callFunction({ name: "api", data: { group: wx.cloud.CloudID("x"), deep: { group: wx.cloud.CloudID("y") } } })',
    )
    expect(asked.find(one => one.path === '/call/api')?.body.data).toEqual({
      group: { __cloudID: 'x' },
      deep: { group: 'y' },
    })
  })

  it('the menu shows the card a chat would show', async () => {
    const { page, expectQuiet } = await phoneAt('')
    await onScreen(page).getByRole('button', { name: '更多' }).tap()
    await page.getByRole('button', { name: '转发给朋友' }).tap()
    await sheet(page).getByRole('heading', { name: '桥头的路灯' }).waitFor()
    expect(await page.evaluate('__phone.phone.shared')).toEqual([
      { title: '桥头的路灯', path: '/pages/start/start?from=card', imageUrl: '/assets/list-on.png' },
    ])
    expectQuiet()
  })
})

describe('a form', () => {
  it('hands in every field by its name', async () => {
    const { page, expectQuiet } = await phoneAt('pages/form/form')
    const screen = onScreen(page)
    await screen.getByPlaceholder('怎么称呼').pressSequentially('陈2玉娥')
    await screen.getByPlaceholder('说说什么事').fill('路灯不亮')
    await screen.getByRole('radio').nth(1).tap()
    await screen.getByText('看过办证').tap()
    await screen.getByRole('button', { name: '交上去' }).tap()
    const said = await screen.locator('#submitted').filter({ hasText: '{' }).innerText()
    expect(JSON.parse(said)).toEqual({
      name: '陈玉娥',
      words: '路灯不亮',
      urgent: true,
      sort: '水沟',
      seen: ['水沟', '办证'],
    })
    expectQuiet()
  })

  it('shows a hint in its class and style until something is written', async () => {
    const { page } = await phoneAt('pages/form/form')
    const hint = (words: string) => onScreen(page).locator('.mp-hint').filter({ hasText: words })
    const look = (words: string) =>
      hint(words).evaluate(element => [getComputedStyle(element).color, getComputedStyle(element).fontSize])
    expect((await look('怎么称呼'))[0]).toBe('rgb(90, 101, 110)')
    expect(await look('说说什么事')).toEqual(['rgb(23, 80, 111)', `${(40 * 390) / 750}px`])
    await onScreen(page).getByPlaceholder('怎么称呼').fill('陈玉娥')
    expect([await hint('怎么称呼').isVisible(), await hint('说说什么事').isVisible()]).toEqual([false, true])
    await onScreen(page).getByPlaceholder('怎么称呼').fill('')
    expect(await hint('怎么称呼').isVisible()).toBe(true)
  })

  it('picks from a list and from a calendar', async () => {
    const { page } = await phoneAt('pages/form/form')
    const screen = onScreen(page)
    await screen.getByRole('button', { name: '种类' }).tap()
    await sheet(page).getByLabel('选项').selectOption({ label: '办证' })
    await sheet(page).getByRole('button', { name: '确定' }).tap()
    await screen.getByText('种类 办证').waitFor()
    await screen.getByRole('button', { name: '哪天' }).tap()
    await sheet(page).getByLabel('日期').fill('2026-11-30')
    await sheet(page).getByRole('button', { name: '确定' }).tap()
    await screen.getByText('哪天 2026-11-30').waitFor()
  })

  it('scrolls inside and says when it is at the bottom', async () => {
    const { page } = await phoneAt('pages/form/form')
    await onScreen(page)
      .locator('wx-scroll-view')
      .evaluate(element => element.scrollTo(0, 9999))
    await onScreen(page).getByText('滚到底 1 次').waitFor()
  })
})

describe('the preview around the phone', () => {
  it('changes who you are, and every tab keeps its own person', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    await page.goto(url)
    const screen = page.frameLocator('#screen')
    await screen.getByText('1. 第1件事').waitFor()
    await page.getByRole('link', { name: '李春梅' }).click()
    await page.waitForURL(/as=o_li/)
    await page.frameLocator('#screen').getByText('1. 第1件事').waitFor()
    expect(asked.filter(one => one.path === '/call/api').map(one => one.body.openid)).toEqual([
      'o_chen',
      'o_li',
    ])
    await page.close()
  })

  it('pushes the clock and takes the phone along', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    await page.goto(url)
    await page.frameLocator('#screen').getByText('1. 第1件事').waitFor()
    await page.getByRole('button', { name: '+1 小时' }).click()
    await page.getByText('只能往前走').waitFor()
    const pushed = asked.find(one => one.path === '/_clock' && one.body.setTo)
    expect(Math.abs(Number(pushed?.body.setTo) - Date.now() - 86_400_000 - 3_600_000)).toBeLessThan(60_000)
    await page.close()
  })

  it('opens the mini-program from a group card', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    await page.goto(`${url}?as=o_li#/pages/tools/tools`)
    await page.frameLocator('#screen').getByRole('button', { name: '进群', exact: true }).waitFor()
    await page.getByLabel('从哪里打开的').selectOption({ label: '「三组乡亲」群里的卡片' })
    await page.waitForURL(/group=/)
    const screen = page.frameLocator('#screen')
    await screen.getByRole('button', { name: '进群', exact: true }).click()
    await screen.getByText('"cloudID":"sealed-group"').waitFor()
    await page.close()
  })

  it('cuts the signal of the phone on the screen', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    await page.goto(`${url}?as=o_li#/pages/tools/tools`)
    const screen = page.frameLocator('#screen')
    await screen.getByRole('button', { name: '网络', exact: true }).waitFor()
    await page.getByRole('switch').click()
    await screen.getByText('没信号了').waitFor()
    await page.close()
  })

  it('gives files an address of its own, which a phone in the same Wi-Fi can reach', async () => {
    const { tempFileURL } = (await (await fetch(`${url}cloud/address`)).json()) as { tempFileURL: string }
    expect(tempFileURL).toBe(`${url}cloud/cos/lamp.jpg`)
    await fetch(tempFileURL)
    expect(asked.at(-1)?.path).toBe('/cos/lamp.jpg')
  })

  it('has nothing around the phone or in its native parts that an aid could not read', async () => {
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    await page.goto(`${url}?as=o_li#/pages/form/form`)
    await page.frameLocator('#screen').getByText('交上去').waitFor()
    for (const frame of page.frames()) await frame.addScriptTag({ path: axe })
    const { violations } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; impact: string; nodes: { html: string }[] }[]
    }
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    expect(serious).toEqual([])
    await page.close()
  })
})
