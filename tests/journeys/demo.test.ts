/** A reviewer with one phone and the codes of a deploy: in by one, somebody else by another, and out again. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { keysOf } from '../../local/start/keys'
import type { Role } from '../../miniprogram/core/people/role'
import { endDemo, startDemo, type Demo } from '../../scripts/deploy/demo'
import { openVillage, putPhonesDown, type Village } from './village'

const REVIEWER = 'o_reviewer',
  RESIDENT = 'o_chenyue'

let village: Village
let demo: Demo
let codes: Record<Role, string>
beforeAll(async () => {
  village = await openVillage()
  const { cloud } = village.running
  const keys = keysOf(village.dataDir)
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'reviewer-')), 'demo.json')
  demo = {
    cloud: { invoke: (name, event) => cloud.console(name, event), wait: ms => cloud.advance(ms) },
    secrets: { note: '', envId: 'sample', fieldKeys: [keys.FIELD_KEYS], codeKey: keys.CODE_KEY },
    file,
    say: () => undefined,
    now: cloud.now(),
  }
  expect(await startDemo(demo)).toBe(0)
  codes = (JSON.parse(readFileSync(file, 'utf8')) as { codes: Record<Role, string> }).codes
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(() => village?.close())

it('a reviewer orders as a villager, finds it at the desk, and goes out of the demonstration', async () => {
  const reviewer = await village.phone(REVIEWER, 'pages/me/me')
  await reviewer.tap(/大字、手机号和隐私/)
  await reviewer.tap(/^体验码/)
  await reviewer.write('体验码', '22222-22222')
  await reviewer.tap('开始体验')
  await reviewer.reads('体验码不对。照着给您的那一张，一个一个再填。')
  await reviewer.write('体验码', codes.resident.replace('-', ' ').toLowerCase())
  await reviewer.tap('开始体验')
  await reviewer.hears(/现在您是体验村（样例）居民，江小满（样例）/)
  await reviewer.opens('resident/order/order')
  await reviewer.choose('灯')
  await reviewer.write('说说怎么回事', '样例：村口的灯不亮')
  await reviewer.tap('交给派单台')
  await reviewer.hears(/交上去了/)

  await reviewer.opens('resident/demo/demo')
  await reviewer.reads('体验村（样例）居民，江小满（样例）')
  await reviewer.write('体验码', codes.dispatcher)
  await reviewer.tap('换成这个身份')
  await reviewer.hears(/现在您是体验村（样例）派单员，何晓舟（样例）/)
  await reviewer.opens('desk/inbox/inbox')
  await reviewer.reads(/样例：村口的灯不亮/)

  await reviewer.opens('resident/demo/demo')
  await reviewer.write('体验码', codes.admin)
  await reviewer.tap('换成这个身份')
  await reviewer.hears(/体验县（样例）县管理员/)
  await reviewer.opens('pages/me/me')
  await reviewer.reads('等我点头的人')
  // What belongs to the whole environment is no part of the demonstration.
  expect(await reviewer.screen.getByText('系统自检').count()).toBe(0)

  await reviewer.opens('resident/demo/demo')
  await reviewer.tap('退出体验')
  await reviewer.hears(/退出来了。这个微信现在谁也不是，可以照常登记。/)
  await reviewer.opens('pages/me/me')
  await reviewer.reads(/还不认识您/)
}, 180_000)

it('a villager is told that their WeChat takes no code, and the village’s wall shows nothing of it', async () => {
  const villager = await village.phone(RESIDENT, 'resident/demo/demo')
  await villager.write('体验码', codes.inspector)
  await villager.tap('开始体验')
  await villager.reads('这个微信在这里登记过，不能用体验码。请换一个没登记过的微信来体验。')
  await villager.opens('pages/board/board')
  await villager.reads(/晒单/)
  expect(await villager.screen.getByText(/样例：|体验村/).count()).toBe(0)
}, 120_000)

it('after its end a code opens nothing', async () => {
  expect(await endDemo(demo)).toBe(0)
  const reviewer = await village.phone(REVIEWER, 'resident/demo/demo')
  await reviewer.write('体验码', codes.supervisor)
  await reviewer.tap('开始体验')
  await reviewer.reads('体验码不对。照着给您的那一张，一个一个再填。')
}, 120_000)
