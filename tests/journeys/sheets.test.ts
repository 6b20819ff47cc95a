/** The sheets drawn from the verbs' fields, one of each kind, opened and sent by taps; and the pages beside them that no other journey walks through. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayKey } from '../../miniprogram/core/clock/shanghai'
import { openVillage, putPhonesDown, type Hand, type Village } from './village'

const ZHENG = 'o_zhengjianguo',
  LI = 'o_lichunmei',
  WANG = 'o_wangshulin',
  DESK = 'o_hexiaowen',
  TOWN = 'o_zhaomin',
  CHEN = 'o_chenyue'
const WORDS = '三组岔路口的路灯不亮了'

let village: Village
let folder = ''
beforeAll(async () => {
  village = await openVillage()
  folder = mkdtempSync(path.join(tmpdir(), 'photos-'))
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(async () => {
  await village?.close()
  rmSync(folder, { recursive: true, force: true })
})

let presses = 0
/** Presses a verb as the phone would, for what other journeys tap through. */
const press = <T>(openid: string, verb: string, ticketId: string | null, input: object) =>
  village.ask<T>(openid, `ticket.${verb}`, {
    ...(ticketId === null ? {} : { ticketId }),
    key: `sheets-${++presses}`,
    input,
  })
const day = (after: number) => dayKey(addDays(village.running.cloud.now(), after))
const claim = (openid: string, id: string) =>
  press(openid, 'claim', id, { measures: '带梯子去看', promisedDay: day(2), showContact: true })

/** An order of 郑建国's, in the hands of 李春梅. */
async function claimed(words: string): Promise<string> {
  const kind = { category: 'infrastructure', sub: 'lamp' }
  const { ticket } = await press<{ ticket: { ticket: { id: string } } }>(ZHENG, 'submit', null, {
    ...kind,
    text: words,
    attachments: [],
    urgent: false,
    aboutStaff: false,
    showOnBoard: false,
  })
  const { id } = ticket.ticket
  const { people } = await village.ask<{ people: { id: string; name: string }[] }>(DESK, 'desk.sheet', {
    ticketId: id,
  })
  const person = people.find(({ name }) => name === '李春梅')?.id
  await press(DESK, 'dispatch', id, { ...kind, matter: 'minor', track: 1, person })
  await claim(LI, id)
  return id
}
const page = (openid: string, id: string): Promise<Hand> => village.phone(openid, `ticket/open/open?id=${id}`)
/** Waits until the sheet has gone down: its words are on the page behind it. */
const down = (hand: Hand, title: string) =>
  hand.screen.getByRole('dialog', { name: title, exact: true }).waitFor({ state: 'hidden' })
/** Keeps back the next answer to this route until it is let through. */
async function holding(hand: Hand, name: string): Promise<{ comes(): Promise<void> }> {
  let letThrough = () => {}
  const until = new Promise<void>(resolve => {
    letThrough = resolve
  })
  await hand.page.route('**/call/api', async route => {
    const { data } = route.request().postDataJSON() as { data: { route: string } }
    if (data.route === name) await until
    await route.continue()
  })
  return {
    async comes() {
      const answered = hand.page.waitForEvent('requestfinished', request =>
        request.url().endsWith('/call/api'),
      )
      letThrough()
      await answered
      await hand.page.unroute('**/call/api')
    },
  }
}
const typed = (hand: Hand, label: string) =>
  hand.screen.getByLabel(label, { exact: true }).last().inputValue()

describe('the sheets of one order', () => {
  let id = ''

  it('is sent on to somebody else by the desk, who writes why', async () => {
    id = await claimed(WORDS)
    const desk = await page(DESK, id)
    await desk.tap('改派')
    await desk.screen.getByRole('radio', { name: '王树林' }).last().tap()
    await desk.reads('还差“为什么改”没写')
    await desk.write('为什么改', '李春梅这两天在镇里开会')
    await desk.tap('改派给王树林')
    await desk.left('desk/dispatch/dispatch')
    await desk.reads('改派给王树林')
    await desk.reads('李春梅这两天在镇里开会')
    await claim(WANG, id)
  }, 120_000)

  it('words and a photo: kept when the sheet is closed; refused ones are looked at by a person', async () => {
    const words = '昨晚又灭了一盏'
    const resident = await page(ZHENG, id)
    await resident.tap('补充说明')
    await resident.reads('写一句，或者拍一张')
    await resident.write('要补充什么', words)
    await resident.addsPhotos('拍一张', 'lamp-dark.jpg')
    await resident.screen.getByRole('button', { name: '第 1 张照片', exact: true }).waitFor()
    await resident.tap('再想想')
    await down(resident, '补充说明')
    await resident.tap('补充说明')
    expect(await typed(resident, '要补充什么')).toBe(words)
    await resident.screen.getByRole('button', { name: '第 1 张照片', exact: true }).waitFor()
    await resident.tap('补上去')
    await down(resident, '补充说明')
    await resident.reads(words)
    await resident.screen.getByRole('button', { name: /^第 1 张照片/ }).waitFor()

    await resident.tap('补充说明')
    expect(await typed(resident, '要补充什么')).toBe('')
    await resident.write('要补充什么', '违规测试的那一盏')
    await resident.tap('补上去')
    await resident.reads('这段话没通过检查。请换个说法；觉得不该拦，可以请人来看。')
    await resident.tap('请人来看')
    await down(resident, '补充说明')
    const desk = await village.phone(DESK, 'desk/reviews/reviews')
    await desk.reads('违规测试的那一盏')
  }, 120_000)

  it('the number of who ordered is read for a purpose that is written down, and called', async () => {
    const wang = await page(WANG, id)
    await wang.tap('看电话')
    await wang.reads('先写为什么要看')
    await wang.write('为什么要看', '问问是哪一盏')
    await wang.tap('看电话')
    await wang.reads('郑建国')
    await wang.reads(/^\d{3} \d{4} \d{4}$/)
    await wang.tap('打电话')
    await wang.page.getByRole('dialog', { name: '拨打电话' }).waitFor()
    await wang.answers('呼叫')
    await wang.tap('关上')
    await down(wang, '看点单人的电话')
  }, 120_000)

  it('another day, and why', async () => {
    const wang = await page(WANG, id)
    await wang.tap('改日子')
    await wang.reads('还差“改到哪天”没选')
    await wang.screen
      .getByRole('radio', { name: /日，星期/ })
      .nth(3)
      .tap()
    await wang.write('为什么要改', '灯头要去县里买')
    await wang.tap('改到这天')
    await down(wang, '改日子')
    await wang.reads('灯头要去县里买')
  }, 120_000)

  it('a photo that is too big is refused in words, and the words that were written stay', async () => {
    const big = path.join(folder, 'big.jpg')
    writeFileSync(big, '')
    truncateSync(big, 10_000_001)
    const wang = await village.phone(WANG, `grid/progress/progress?id=${id}`)
    await wang.write('办到哪一步了', '灯头买回来了')
    await wang.addsPhotos('拍一张', big)
    await wang.reads('有一张太大了，要小于 10 兆，没放进来。')
    expect(await wang.screen.getByRole('button', { name: /^第 1 张照片/ }).count()).toBe(0)
    expect(await typed(wang, '办到哪一步了')).toBe('灯头买回来了')
  }, 120_000)

  it('another kind is asked for by the desk and answered by the town, who reads what is asked', async () => {
    const desk = await page(DESK, id)
    // The page stands there from its kept copy, and is worked on before the fresh answer comes.
    const answer = await holding(desk, 'desk.sheet')
    await desk.tap('改分类')
    await desk.choose(/几家办/)
    await answer.comes()
    await desk.write('为什么改', '要供电所一起办')
    await desk.tap('申请改分类')
    await desk.left('desk/dispatch/dispatch')

    const town = await village.phone(TOWN, 'town/inbox/inbox')
    await town.choose('改分类的')
    await town.tap(new RegExp(WORDS))
    await town.tap('答复改分类')
    await town.reads(
      '何晓雯想改一下分类，等着答复。分类：基础设施，哪一种：路灯，谁的事：小事，星级：★★ 几家一起办，为什么：要供电所一起办',
    )
    await town.choose('同意改')
    await town.write('为什么', '是该两家办')
    await town.tap('答复')
    await town.hears(/答复记下了/)
    await town.reads('同意改分类，时限跟着改了')
  }, 120_000)

  it('a choice says what follows from it, and next time what it is now', async () => {
    const resident = await page(ZHENG, id)
    await resident.tap('谁能看这一单')
    await resident.reads('现在：照平常的规矩')
    await resident.choose('只给经办的人')
    await resident.reads(/监委会和村里别的人都看不到/)
    await resident.tap('就这样')
    await down(resident, '谁能看这一单')
    await resident.tap('谁能看这一单')
    await resident.reads('现在：只给经办的人')
    await resident.tap('再想想')
  }, 120_000)

  it('somebody else is asked for: the town reads why, and its answer comes back', async () => {
    const resident = await page(ZHENG, id)
    await resident.tap('换个人办')
    await resident.write('为什么想换个人', '两家有过节')
    await resident.tap('交给镇里')
    await resident.reads('您请求换个人办')

    const town = await village.phone(TOWN, 'town/inbox/inbox')
    await town.choose('要换人的')
    await town.tap(new RegExp(WORDS))
    await town.tap('答复换人')
    await town.reads('点单的人请求换个人办。为什么想换个人：两家有过节')
    await town.choose('不换')
    await town.write('为什么', '灯头已经买好了')
    await town.tap('答复')
    await town.hears(/答复记下了/)
    await resident.opens(`ticket/open/open?id=${id}`)
    await resident.reads('灯头已经买好了')
    expect(await resident.screen.getByText('您请求换个人办').count()).toBe(0)
  }, 120_000)

  it('goes to another office by name; what it answered asks how it ended only where it took it', async () => {
    const desk = await page(DESK, id)
    await desk.tap('移交')
    await desk.write('移交给哪里', '镇供电所')
    await desk.write('为什么移交', '线是他们的')
    await desk.tap('移交出去')
    await down(desk, '移交')
    await desk.tap('记回执')
    await desk.choose('不接，退回来')
    expect(await desk.screen.getByText('办成了没有').count()).toBe(0)
    await desk.choose('接了，办完了')
    await desk.choose('办好了')
    await desk.write('那边怎么说', '换了灯头，通了电')
    await desk.tap('记下来')
    await down(desk, '记回执')
    const resident = await page(ZHENG, id)
    await resident.reads('换了灯头，通了电')
  }, 120_000)
})

describe('an order that is not needed any more', () => {
  it('is taken back when anybody who works on it agrees', async () => {
    const id = await claimed('院门口的路灯晚上晃眼')
    const resident = await page(ZHENG, id)
    await resident.tap('不用办了')
    await resident.write('为什么不用办了', '自己拿布遮上了')
    await resident.tap('告诉经办人')
    await resident.reads('您说不用办了，等着答复')
    const li = await page(LI, id)
    await li.reads('点单的人说不用办了，等着答复')
    await li.reads('为什么不用办了：自己拿布遮上了')
    await li.tap('同意撤单')
    await li.answers('同意撤')
    // It is nobody's of the office any more: the page is left, not called missing.
    await li.left('ticket/open/open')
    await li.hears(/这一单撤了/)
    await resident.opens(`ticket/open/open?id=${id}`)
    await resident.reads('已撤单')
  }, 120_000)
})

describe('whom somebody orders for', () => {
  it('is found further down or by surname, and can be changed', async () => {
    const desk = await village.phone(DESK, 'resident/order/order?behalf=1')
    await desk.tap('找')
    const rows = desk.screen.locator('.person')
    await desk.tap(/还有，再看 20 位/)
    await rows.nth(21).waitFor()
    await rows.nth(21).tap()
    await desk.tap('换一位')
    await desk.write('替谁点单', '郑')
    await desk.tap('找')
    await desk.screen.getByRole('button', { name: /^郑/ }).first().tap()
    await desk.screen.locator('.helped').getByText(/^郑/).waitFor()
    await desk.tap('换一位')
    await desk.write('替谁点单', '查无此人')
    await desk.tap('找')
    await desk.reads(/您的网格里没找到这个名字/)
  }, 120_000)
})

describe('a good deed', () => {
  it('is withdrawn by the person who reported it', async () => {
    const { application } = await village.ask<{ application: { id: string } }>(CHEN, 'points.apply', {
      itemId: 'helping',
      quantity: 1,
      day: day(0),
      text: '帮三组抬了一回水泥板',
      attachments: [],
      key: 'sheets-good-deed',
    })
    const chen = await village.phone(CHEN, `points/application/application?id=${application.id}`)
    await chen.tap('撤回')
    await chen.answers('撤回')
    await chen.reads(/撤回了/)
    expect(await chen.screen.getByRole('button', { name: '撤回', exact: true }).count()).toBe(0)
  }, 120_000)
})
