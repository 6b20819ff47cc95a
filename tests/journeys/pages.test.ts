/**
 * Every page, normal and large: nothing cut, nothing overlapping, a quiet console. Axe reads names, roles and contrast, which
 * do not change with the size of the text: it looks once.
 */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayKey } from '../../miniprogram/core/clock/shanghai'
import { openVillage, type Hand, type Village } from './village'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const app = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../miniprogram/app.json'), 'utf8'),
) as { pages: string[]; subPackages: { root: string; pages: string[] }[] }
const PAGES = [...app.pages, ...app.subPackages.flatMap(sub => sub.pages.map(page => `${sub.root}/${page}`))]

const RESIDENT = 'o_chenyue',
  LI = 'o_lichunmei',
  DESK = 'o_hexiaowen',
  SUPERVISOR = 'o_zhoudeshun',
  TOWN = 'o_zhaomin',
  ADMIN = 'o_tianyu',
  SHOPKEEPER = 'o_sunmancang'
/** Who looks at a folder's pages, or at one of them, and at which list its order is taken from. */
const WHO: Record<string, [openid: string, list?: string]> = {
  resident: [RESIDENT, 'mine'],
  ticket: [RESIDENT, 'mine'],
  pages: [RESIDENT],
  desk: [DESK, 'desk'],
  grid: [LI],
  committee: [SUPERVISOR, 'closed'],
  town: [TOWN],
  county: [DESK],
  'ticket/find': [DESK],
  'town/selfcheck': [ADMIN],
  honour: [LI],
  'shop/counter': [SHOPKEEPER],
  'shop/stock': [SHOPKEEPER],
  'shop/good': [SHOPKEEPER],
  'shop/help': [LI],
}

let village: Village
const ids = new Map<string, string>()
beforeAll(async () => {
  village = await openVillage()
  for (const [openid, list] of Object.values(WHO)) {
    if (!list) continue
    const page = await village.ask<{ items: { id: string }[] }>(openid, 'ticket.list', { list })
    if (page.items[0]) ids.set(openid, page.items[0].id)
  }
  const today = await village.ask<{ offered: { id: string }[]; inHand: { id: string }[] }>(
    LI,
    'grid.today',
    {},
  )
  const first = today.offered[0] ?? today.inHand[0]
  if (first) ids.set(LI, first.id)
  const { application } = await village.ask<{ application: { id: string } }>(RESIDENT, 'points.apply', {
    itemId: 'helping',
    quantity: 1,
    day: dayKey(village.running.cloud.now()),
    text: '帮三组收晒场上的谷子，抢在雨前头',
    attachments: [],
    key: 'pages-good-deed',
  })
  ids.set('points', application.id)
  const [household] = (await village.ask<{ items: { id: string }[] }>(LI, 'points.households', {})).items
  const { honour } = await village.ask<{ honour: { id: string } }>(LI, 'honour.nominate', {
    kind: 'helpful',
    householdId: household?.id,
    text: '雪天把通到学校的坡扫出来，撒了炉灰',
    key: 'pages-honour',
  })
  ids.set('honour', honour.id)
  const [mine] = (await village.ask<{ items: { id: string }[] }>(LI, 'visit.list', { show: 'all' })).items
  ids.set('grid/household/household', mine?.id ?? '')
}, 180_000)
afterAll(() => village?.close())

function visitor(page: string): { openid: string; where: string } {
  const [folder = '', name] = page.split('/')
  const [openid] = WHO[`${folder}/${name}`] ?? WHO[folder] ?? [RESIDENT]
  const id = ids.get(page) ?? ids.get(folder) ?? ids.get(openid)
  return { openid, where: id ? `${page}?id=${id}` : page }
}

async function settle(hand: Hand): Promise<void> {
  await hand.page.waitForLoadState('networkidle')
  await hand.screen.locator('[aria-busy=true]').waitFor({ state: 'detached' })
}

/** Words that stick out of the screen or are cut by their own box. */
const cutWords = (hand: Hand) =>
  hand.screen.evaluate(screen => {
    const cut: string[] = []
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? ''
      const box = node.parentElement
      if (words === '' || !box || box.closest('[aria-hidden=true], .mp-nav, .mp-refresher, wx-scroll-view'))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const at = range.getBoundingClientRect()
      if (at.width === 0 || getComputedStyle(box).visibility === 'hidden') continue
      if (at.right > innerWidth + 1 || at.left < -1) cut.push(`${words} (off the screen)`)
      const style = getComputedStyle(box)
      if (
        style.overflowX === 'hidden' &&
        box.scrollWidth > box.clientWidth + 1 &&
        style.textOverflow !== 'ellipsis' &&
        !style.webkitLineClamp
      )
        cut.push(`${words} (cut)`)
    }
    return cut
  })

const serious = (hand: Hand) =>
  hand.page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          where: Element,
          options: object,
        ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
      }
    }
    const screen = [...document.querySelectorAll('.mp-view')]
      .filter(
        view => (view as HTMLElement).offsetParent !== null || getComputedStyle(view).display !== 'none',
      )
      .at(-1) as Element
    // A card's name says light, time and promise before the words; the scroller is the phone's own.
    const rules = {
      'label-content-name-mismatch': { enabled: false },
      'scrollable-region-focusable': { enabled: false },
    }
    const { violations } = await axe.run(screen, { resultTypes: ['violations'], rules })
    return violations
      .filter(v => v.impact === 'serious' || v.impact === 'critical')
      .map(
        v =>
          `${v.id}: ${v.nodes
            .slice(0, 3)
            .map(n => n.html.slice(0, 160))
            .join(' | ')}`,
      )
  })

const hands = new Map<string, Hand>()
/** One phone for each person and size; large text is switched on before its first page. */
async function handOf(openid: string, isLarge: boolean): Promise<Hand> {
  const known = hands.get(`${openid} ${isLarge}`)
  if (known) return known
  const hand = await village.phone(openid, 'pages/settings/settings', { largeText: isLarge })
  if (isLarge) await hand.page.evaluate("wx.setStorageSync('elder', true)")
  if (!isLarge) await hand.page.addScriptTag({ content: AXE })
  hands.set(`${openid} ${isLarge}`, hand)
  return hand
}

describe.each([
  ['normal', false],
  ['large', true],
] as const)('in %s text', (_, isLarge) => {
  it.each(PAGES)('%s can be read and used by everyone', async page => {
    const { openid, where } = visitor(page)
    const hand = await handOf(openid, isLarge)
    await hand.opens(where)
    await settle(hand)
    if (isLarge) expect(await hand.screen.locator('.elder').count()).toBeGreaterThan(0)
    expect(await cutWords(hand)).toEqual([])
    if (!isLarge) expect(await serious(hand)).toEqual([])
    hand.expectQuiet()
  })
})

describe('one’s own data', () => {
  it('who was not reached is rung, and what came of it is noted', async () => {
    const hand = await handOf(DESK, false)
    await hand.opens('desk/reached/reached')
    await hand.tap('打完记一下')
    await hand.page.getByText('没人接，晚些再打').tap()
    await hand.hears(/记下了，还留在这里/)
    await hand.reads(/打过电话：没人接，晚些再打/)
    await hand.tap('这一单告诉过谁')
    await hand.reads('村民')
    await hand.opens('desk/reached/reached')
    await hand.tap('打完记一下')
    await hand.page.getByText('打电话告诉到了').tap()
    await hand.hears(/记下了，不用再打/)
  })

  it('is taken along, then deleted: what is open first, a second yes, and nobody is known here any more', async () => {
    const hand = await handOf(RESIDENT, false)
    await hand.opens('pages/settings/settings')
    await hand.tap(/^我的资料/)
    await hand.tap('要一份我的资料')
    await hand.reads('打开看看')
    await hand.tap(/^把我的资料都删掉/)
    await hand.reads('有人领了，删的时候告诉经办的人不用办了')
    await hand.tap('都删掉')
    await hand.answers('删掉')
    await hand.hears(/^都删掉了/)
    expect(await village.ask<{ me: unknown }>(RESIDENT, 'me.home', {})).toMatchObject({ me: null })
    expect(
      await hand.page.evaluate(
        'wx.getStorageInfoSync().keys.filter(key => key.startsWith("seen:")).length <= 1',
      ),
    ).toBe(true)
  })
})
