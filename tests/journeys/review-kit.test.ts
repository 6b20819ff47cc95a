/** docs/review-kit.md pressed on one phone, row by row, in its order: a reviewer who changes who they are with eight codes. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { keysOf } from '../../local/start/keys'
import { minutes } from '../../miniprogram/core/clock/units'
import type { Role } from '../../miniprogram/core/people/role'
import { startDemo } from '../../scripts/deploy/demo'
import { openVillage, putPhonesDown, type Hand, type Village } from './village'

const REVIEWER = 'o_reviewer'
const WORDS = '样例：村口的灯不亮'

let village: Village
let codes: Record<Role, string>
let reviewer: Hand
beforeAll(async () => {
  village = await openVillage()
  const { cloud } = village.running
  const keys = keysOf(village.dataDir)
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'review-kit-')), 'demo.json')
  const started = await startDemo({
    cloud: { invoke: (name, event) => cloud.console(name, event), wait: ms => cloud.advance(ms) },
    secrets: { note: '', envId: 'sample', fieldKeys: [keys.FIELD_KEYS], codeKey: keys.CODE_KEY },
    file,
    say: () => undefined,
    now: cloud.now(),
  })
  expect(started).toBe(0)
  codes = (JSON.parse(readFileSync(file, 'utf8')) as { codes: Record<Role, string> }).codes
  await village.later(minutes(5))
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(() => village?.close())

/** 我的 → 大字、手机号和隐私 → 体验码, as the sheet says. */
async function become(role: Role): Promise<Hand> {
  reviewer = await village.phone(REVIEWER, 'pages/me/me')
  await reviewer.tap(/大字、手机号和隐私/)
  await reviewer.tap(/^体验码/)
  await reviewer.write('体验码', codes[role])
  await reviewer.tap(/^开始体验$|^换成这个身份$/)
  await reviewer.hears(/现在您是/)
  return reviewer
}
/** 我的 → a row. */
async function fromMe(row: RegExp): Promise<void> {
  await reviewer.opens('pages/me/me')
  await reviewer.tap(row)
}
const photo = () => reviewer.addsPhotos('拍一张', 'lamp-lit.jpg')

it('居民：点单，写一条投诉', async () => {
  await become('resident')
  await reviewer.opens('pages/home/home')
  await reviewer.screen.getByRole('button', { name: /^点单/ }).tap()
  await reviewer.choose('灯')
  await reviewer.write('说说怎么回事', WORDS)
  await reviewer.tap('交给派单台')
  await reviewer.hears(/交上去了/)
  await fromMe(/^我的单/)
  await reviewer.reads(WORDS)
  await fromMe(/投诉和建议/)
  await reviewer.choose('不是')
  await reviewer.write('说说怎么回事', '样例：打了两回电话没人接')
  await reviewer.tap('交给镇里')
  await reviewer.reads('镇里收到了')
}, 180_000)

it('派单员：派给网格员柳春生', async () => {
  await become('dispatcher')
  await fromMe(/派单台/)
  await reviewer.tap(new RegExp(WORDS))
  await reviewer.choose('小事')
  await reviewer.screen
    .getByRole('radio', { name: /柳春生/ })
    .last()
    .tap()
  await reviewer.tap(/^派给柳春生/)
  await reviewer.left('desk/dispatch/dispatch')
}, 180_000)

it('网格员：领单、记进展、办结；替邻居点一单，开一封登记信', async () => {
  await become('gridMember')
  await fromMe(/今天的活/)
  await reviewer.reads(WORDS)
  await reviewer.reads('样例：托人去镇上取个包裹')
  await reviewer.tap('领下这单')
  await reviewer.write('打算怎么办', '下午去换灯泡')
  await reviewer.screen
    .getByRole('radio', { name: /日 ?星期|日，星期/ })
    .nth(1)
    .tap()
  await reviewer.tap('领下这单')
  await reviewer.left('grid/claim/claim')
  await fromMe(/今天的活/)
  await reviewer.screen.getByText(WORDS).first().tap()
  await reviewer.tap('记进展')
  await reviewer.write('办到哪一步了', '灯泡买回来了')
  await reviewer.tap('记下来')
  await reviewer.left('grid/progress/progress')
  await reviewer.tap('办结')
  await reviewer.choose('办好了')
  await reviewer.write('说说结果', '换了灯泡，亮了')
  await photo()
  await reviewer.tap('办结')
  await reviewer.left('grid/resolve/resolve')

  await fromMe(/今天的活/)
  await reviewer.tap('替没手机的乡亲点单')
  await reviewer.tap('找')
  await reviewer.screen.getByRole('button', { name: /温/ }).first().tap()
  await reviewer.choose('帮忙')
  await reviewer.write('说说怎么回事', '样例：想把药取回来')
  await reviewer.choose('当面同意')
  await reviewer.tap('交给派单台')
  await reviewer.reads(/抄在纸条上/)
  await reviewer.tap('抄好了')
  await reviewer.answers('抄好了')
  await reviewer.reads('办到哪一步了')

  await fromMe(/登记信和等着登记的人/)
  await reviewer.screen.getByRole('radio', { name: /样例/ }).first().tap()
  await reviewer.tap('开信')
  await reviewer.reads(/一人一封/)
}, 240_000)

it('居民：评价，报件好事', async () => {
  await become('resident')
  await fromMe(/^我的单/)
  await reviewer.screen.getByText(WORDS).first().tap()
  await reviewer.reads('换了灯泡，亮了')
  await reviewer.tap(/评价/)
  await reviewer.choose(/^满意/)
  await reviewer.tap('交评价')
  await reviewer.left('ticket/rate/rate')
  await fromMe(/积分存折/)
  await reviewer.tap('报件好事')
  await reviewer.choose(/^孝老爱亲/)
  await reviewer.write('写两句', '样例：给独居的老人送饭')
  await reviewer.tap('交上去')
  await reviewer.reads('收到了，这是收条')
}, 180_000)

it('监委会：评议，晒单，看公示', async () => {
  await become('supervisor')
  await fromMe(/评议和晒单/)
  await reviewer.screen.getByText(WORDS).first().tap()
  await reviewer.tap('评议')
  for (const question of ['结果', '速度', '态度'])
    await reviewer.screen
      .getByRole('radiogroup', { name: new RegExp(question) })
      .getByRole('radio')
      .nth(4)
      .tap()
  await reviewer.tap('交评议')
  await reviewer.left('committee/rate/rate')
  await fromMe(/评议和晒单/)
  await reviewer.choose('办完')
  await reviewer.screen.getByText('样例：托人把药从镇上带回来').first().tap()
  await reviewer.tap('晒出去')
  await reviewer.write('点单说了什么', '托人带药')
  await reviewer.write('办得怎么样', '送到家了')
  await reviewer.tick('每一处我都看过，认不出是哪家')
  await reviewer.tap('照这样晒出去')
  await reviewer.answers('晒出去')
  await reviewer.left('committee/publish/publish')
  await reviewer.opens('pages/points/points')
  await reviewer.tap(/公示/)
  await reviewer.reads(/公示到/)
}, 180_000)

it('平台办公室：看超期的，答复投诉，回访', async () => {
  await become('inspector')
  await fromMe(/镇里督办台/)
  await reviewer.choose(/^超期的/)
  await reviewer.reads('样例：托人去镇上取个包裹')
  await reviewer.tap(/条投诉和建议等答复/)
  await reviewer.tap(/打了两回电话/)
  await reviewer.write('答复', '样例：已经加了一位接电话的')
  await reviewer.tap('答复')
  await reviewer.hears(/答复了/)
  await fromMe(/镇里督办台/)
  await reviewer.choose(/^等回访/)
  await reviewer.tap(/活动室缺开水/)
  await reviewer.tap('回访')
  await reviewer.choose(/满意/)
  await reviewer.write('看到什么', '样例：去看了，开水天天有')
  await reviewer.tap('记下回访')
  await reviewer.left('committee/revisit/revisit')
}, 180_000)

it('店员：上一样货、进货；居民换了，店员核对兑换码', async () => {
  await become('shopkeeper')
  await fromMe(/兑换台/)
  await reviewer.tap('盘库存')
  await reviewer.tap('上一样新的')
  await reviewer.write('叫什么', '样例皂')
  await reviewer.write('论什么数', '块')
  await reviewer.write('几分换', '1')
  await reviewer.screen.getByRole('radio', { name: '用这张图' }).first().tap()
  await reviewer.tap('摆上架')
  await reviewer.left('shop/good/good')
  await reviewer.tap('进货')
  await reviewer.write('进了几件', '5')
  await reviewer.write('从哪里来的', '村里买的')
  await reviewer.tap('记上')
  await reviewer.reads(/架上 5 块/)

  await become('resident')
  await fromMe(/积分存折/)
  await reviewer.tap('去积分超市')
  await reviewer.tap(/^样例皂，/)
  await reviewer.tap('换，扣 1 分')
  await reviewer.reads('给店里的人看这张')
  const { items } = await village.ask<{ items: { id: string }[] }>(REVIEWER, 'shop.codes', {})
  const { code } = await village.ask<{ code: string }>(REVIEWER, 'shop.code', { id: items[0]?.id })

  await become('shopkeeper')
  await fromMe(/兑换台/)
  await reviewer.write('八个数字', code)
  await reviewer.reads('样例皂')
  await reviewer.tap('东西已交到手上')
  await reviewer.reads('今天发出 1 件')
}, 240_000)

it('调解员：首页和晒单；县管理员：投诉和建议、等我点头的人，没有系统自检', async () => {
  await become('mediator')
  await reviewer.opens('pages/home/home')
  await reviewer.reads('没有在办的单')
  await village.later(minutes(5))
  const { months } = await village.ask<{ months: string[] }>(REVIEWER, 'board.show', {})
  await reviewer.opens(`pages/board/board?month=${months.at(-1) ?? ''}`)
  await reviewer.reads('托人带药')

  await become('admin')
  await reviewer.opens('pages/me/me')
  await reviewer.reads('对镇里的答复不满意，请县里再看的')
  await reviewer.reads('等我点头的人')
  expect(await reviewer.screen.getByText('系统自检').count()).toBe(0)
}, 180_000)
