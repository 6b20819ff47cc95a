// Ten named pictures of real pages for WeChat's review, of the sample county:  npm run screenshots  → shots/review/ (750 × 1334)
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { start } from '../main'
import { launchBrowser, openPhone, stillness } from './drive'

const WIDTH = 375
const HEIGHT = 667
const RESIDENT = 'o_chenyue',
  LI = 'o_lichunmei',
  DESK = 'o_hexiaowen',
  SUPERVISOR = 'o_zhoudeshun',
  TOWN = 'o_zhaomin'

/** Who looks at which page; the name is the file's. */
const PICTURES: readonly (readonly [name: string, openid: string, page: string])[] = [
  ['1-首页', RESIDENT, 'pages/home/home'],
  ['2-点单', RESIDENT, 'resident/order/order'],
  ['3-我的单', RESIDENT, 'resident/mine/mine'],
  ['4-派单台', DESK, 'desk/inbox/inbox'],
  ['5-今天的活', LI, 'grid/today/today'],
  ['6-评议和晒单', SUPERVISOR, 'committee/list/list'],
  ['7-晒单', RESIDENT, 'pages/board/board'],
  ['8-镇里督办台', TOWN, 'town/inbox/inbox'],
  ['9-积分存折', RESIDENT, 'pages/points/points'],
  ['10-信息怎么管', RESIDENT, 'pages/legal/privacy'],
]

const out = path.resolve('shots/review')
const dataDir = mkdtempSync(path.join(tmpdir(), 'review-'))
mkdirSync(out, { recursive: true })
const running = await start({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  reset: false,
  villages: undefined,
  orders: undefined,
})
const browser = await launchBrowser()
try {
  for (const [name, as, page] of PICTURES) {
    const phone = await openPhone(browser, {
      url: running.address,
      as,
      path: page,
      width: WIDTH,
      height: HEIGHT,
    })
    await phone.page.waitForLoadState('networkidle')
    await phone.page.locator('.mp-view:visible [aria-busy=true]').waitFor({ state: 'detached' })
    await stillness(phone.page)
    const file = path.join(out, `${name}.png`)
    await phone.page.screenshot({ path: file })
    console.log(path.relative(process.cwd(), file))
    await phone.close()
  }
} finally {
  await browser.close()
  await running.close()
  rmSync(dataDir, { recursive: true, force: true })
}
