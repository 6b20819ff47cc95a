/** 点单 → 派单 → 领单 → 办结 → 评价 → 晒单, by the people who do it, through the real pages. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { DispatchSheet } from '../../contract/ticket/desk'
import { days, minutes } from '../../miniprogram/core/clock/units'
import type { TicketDetail, TicketInfo } from '../../miniprogram/core/ticket/sight/infos'
import { openVillage, putPhonesDown, type Hand, type Village } from './village'

const RESIDENT = 'o_zhengjianguo',
  LI = 'o_lichunmei',
  WANG = 'o_wangshulin',
  DESK = 'o_hexiaowen',
  SUPERVISOR = 'o_zhoudeshun',
  TOWN = 'o_zhaomin'

let village: Village
beforeAll(async () => {
  village = await openVillage()
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(() => village?.close())

/** Orders a service at the form and hands it in. */
async function order(hand: Hand, words: string, more: { show?: boolean } = {}): Promise<void> {
  await hand.opens('resident/order/order')
  await hand.choose('灯')
  await hand.write('说说怎么回事', words)
  await hand.write('在哪里', '老槐树往东第二根杆')
  if (more.show) await hand.flip('办好以后可以晒出来')
  await hand.tap('交给派单台')
  await hand.hears(/交上去了/)
}

/** The ticket whose words these are, as this person's list has it. */
async function idOf(openid: string, list: string, words: string): Promise<string> {
  const page = await village.ask<{ items: { id: string; title: string | null }[] }>(openid, 'ticket.list', {
    list,
  })
  const found = page.items.find(one => one.title?.includes(words))
  if (!found) throw new Error(`no order «${words}» in ${list} of ${openid}`)
  return found.id
}

async function dispatch(hand: Hand, id: string, whom: string | RegExp): Promise<void> {
  await hand.opens(`desk/dispatch/dispatch?id=${id}`)
  await hand.choose('小事')
  await hand.screen.getByRole('radio', { name: whom }).last().tap()
  await hand.tap(/^派给|^放到/)
  await hand.left('desk/dispatch/dispatch')
}

async function claim(hand: Hand, id: string, measures: string): Promise<void> {
  await hand.opens(`grid/claim/claim?id=${id}`)
  await hand.write('打算怎么办', measures)
  await hand.screen
    .getByRole('radio', { name: /日 ?星期|日，星期/ })
    .nth(1)
    .tap()
  await hand.tap('领下这单')
}

async function resolve(hand: Hand, id: string, result: string): Promise<void> {
  await hand.opens(`grid/resolve/resolve?id=${id}`)
  await hand.choose('办好了')
  await hand.write('说说结果', result)
  await hand.addsPhotos('拍一张', 'lamp-lit.jpg')
  await hand.tap('办结')
  await hand.left('grid/resolve/resolve')
}

describe('one order through all its stations', () => {
  it('is ordered, dispatched, claimed with a promise, resolved, rated, closed by the clock, judged and shown on the board', async () => {
    const words = '晒场边的路灯一到刮风就灭'
    const resident = await village.phone(RESIDENT)
    await order(resident, words, { show: true })

    // From the number on the first page to the list that it counts.
    const desk = await village.phone(DESK)
    await desk.tap(/^等您派/)
    await desk.reads(words)
    const id = await idOf(RESIDENT, 'mine', words)
    const card = await village.phone(RESIDENT, `resident/ticket/ticket?id=${id}`)
    await card.reads(words)
    expect(await card.page.locator('.mp-view').getAttribute('data-route')).toBe('ticket/open/open')
    await dispatch(desk, id, '李春梅')

    const li = await village.phone(LI)
    await li.tap(/^新派来的/)
    await li.reads(words)
    await claim(li, id, '约电工换接线盒')
    await li.left('grid/claim/claim')
    await resident.opens(`ticket/open/open?id=${id}`)
    await resident.reads('李春梅')
    await resident.reads('约电工换接线盒')

    await li.opens(`grid/progress/progress?id=${id}`)
    await li.write('办到哪一步了', '接线盒进了水，已经拆下来')
    await li.tap('记下来')
    await li.left('grid/progress/progress')
    await resolve(li, id, '换了接线盒，刮风试过不灭')

    await resident.opens(`ticket/open/open?id=${id}`)
    await resident.reads('换了接线盒，刮风试过不灭')
    await resident.opens(`ticket/rate/rate?id=${id}`)
    await resident.choose(/^满意/)
    await resident.tap('交评价')
    await resident.left('ticket/rate/rate')

    const supervisor = await village.phone(SUPERVISOR)
    await supervisor.tap(/^等您评/)
    await supervisor.reads(words)
    await supervisor.opens(`committee/rate/rate?id=${id}`)
    for (const [question, at] of [
      ['结果', 5],
      ['速度', 4],
      ['态度', 5],
    ] as const) {
      await supervisor.screen
        .getByRole('radiogroup', { name: new RegExp(question) })
        .getByRole('radio')
        .nth(at - 1)
        .tap()
    }
    await supervisor.tap('交评议')
    await supervisor.left('committee/rate/rate')
    // Judged is done: it is not among what waits for them any more, and stands where everything does.
    await supervisor.opens('committee/list/list?list=toRate&mine=1&as=supervisor')
    await supervisor.reads('只列等您评的：评过的、跟您家有关的不在里面')
    await supervisor.screen.getByText(words).waitFor({ state: 'detached' })
    await supervisor.tap('都看')
    await supervisor.reads(words)

    await village.later(days(8))

    await supervisor.opens(`committee/publish/publish?id=${id}`)
    await supervisor.write('点单说了什么', '晒场边的灯刮风就灭')
    await supervisor.write('办得怎么样', '换了接线盒，刮风不灭了')
    await supervisor.tick('每一处我都看过，认不出是哪家')
    await supervisor.tap('照这样晒出去')
    await supervisor.answers('晒出去')
    await supervisor.left('committee/publish/publish')

    await village.later(minutes(2))
    const neighbour = await village.phone('o_chenwangsheng')
    const board = await village.ask<{
      board: { month: string; published: { asked: string }[] }
      months: string[]
      villageId: string
    }>('o_chenwangsheng', 'board.show', {})
    const month = board.months.find(Boolean) ?? board.board.month
    await neighbour.opens(`pages/board/board?village=${board.villageId}&month=${month}`)
    await neighbour.reads('晒场边的灯刮风就灭')
    await neighbour.screen.getByText(words).waitFor({ state: 'detached' })
  }, 240_000)
})

describe('when it does not go straight', () => {
  it('a returned order says why, counts the return, and is sent to somebody else', async () => {
    const words = '三组井台边的灯坏了两晚上'
    const resident = await village.phone(RESIDENT)
    await order(resident, words)
    const desk = await village.phone(DESK)
    const id = await idOf(RESIDENT, 'mine', words)
    await dispatch(desk, id, '李春梅')
    const li = await village.phone(LI, `grid/giveback/giveback?id=${id}`)
    await li.write('为什么退', '井台归三组 1 格管')
    await li.tap('退回去')
    await li.left('grid/giveback/giveback')

    await desk.opens('desk/inbox/inbox')
    await desk.turnTo(/退回来的/)
    await desk.reads(words)
    await desk.reads('退回 1 次')
    await desk.opens(`desk/dispatch/dispatch?id=${id}`)
    await desk.screen.getByRole('radio', { name: '王树林' }).last().tap()
    await desk.tap('派给王树林')
    await desk.left('desk/dispatch/dispatch')
    const wang = await village.phone(WANG, 'grid/today/today')
    await wang.reads(words)
  }, 180_000)

  it('several are sent on with one press; one that was sent on meanwhile stays chosen, with its sentence', async () => {
    const { items } = await village.ask<{ items: TicketInfo[] }>(DESK, 'ticket.list', { list: 'desk' })
    const plain = items.filter(one => one.category !== 'dispute' && !one.urgent && one.check === 'pass')
    const [mine, gone] = plain as [TicketInfo, TicketInfo]
    const desk = await village.phone(DESK, 'desk/inbox/inbox', { width: 1100 })
    for (const { title } of [mine, gone]) await desk.tick(`选上${title}`)
    await desk.tap('2 件一起派')
    await desk.choose('大事')
    await desk.choose(/^王树林/)
    const send = desk.screen.getByRole('button', { name: '2 件派给王树林' })
    await send.waitFor()
    const notTwin = desk.screen.getByRole('button', { name: '不是', exact: true })
    while ((await notTwin.count()) > 0) await notTwin.first().tap()
    const { people } = await village.ask<DispatchSheet>(DESK, 'desk.sheet', { ticketId: gone.id })
    await village.ask(DESK, 'ticket.dispatch', {
      ticketId: gone.id,
      key: 'sent-on-meanwhile',
      input: {
        category: gone.category,
        sub: gone.sub,
        matter: 'public',
        track: gone.track,
        person: people.find(({ name }) => name === '李春梅')?.id,
      },
    })
    const { x, y, width, height } = await send.evaluate(
      button => button.getBoundingClientRect().toJSON() as DOMRect,
    )
    // Twice, as fast as a finger can.
    for (const _ of [1, 2]) await desk.page.touchscreen.tap(x + width / 2, y + height / 2)
    await desk.hears(/1 件派出去了，1 件没派成，写着为什么/)
    await desk.reads('何晓雯已经把这单派出去了。要改派，请写一句为什么。')
    await desk.reads('选了 1 件。矛盾、急的、派过的，一件一件派')
    const { timeline } = await village.ask<TicketDetail>(DESK, 'ticket.open', { ticketId: mine.id })
    expect(timeline.filter(({ message }) => message.includes('派给')).map(({ message }) => message)).toEqual([
      '您派给王树林',
    ])
  }, 180_000)

  it('of two who claim from one pool one wins, and the other reads who has it and what was promised', async () => {
    const words = '三组路口的灯一闪一闪'
    const resident = await village.phone(RESIDENT)
    await order(resident, words)
    const id = await idOf(RESIDENT, 'mine', words)
    await dispatch(await village.phone(DESK), id, /放到三组/)
    const li = await village.phone(LI, `grid/claim/claim?id=${id}`)
    const wang = await village.phone(WANG, `grid/claim/claim?id=${id}`)
    await li.reads('答应哪天前办好')
    await claim(wang, id, '今天先换启辉器')
    await wang.left('grid/claim/claim')
    await li.write('打算怎么办', '下午去看看')
    await li.screen
      .getByRole('radio', { name: /日 ?星期|日，星期/ })
      .nth(1)
      .tap()
    await li.tap('领下这单')
    await li.reads(/王树林先领走了这单，答应 \d+ 月 \d+ 日前办好/)
  }, 180_000)

  it('a declined order says where to go, can be appealed once, and is then decided by the town', async () => {
    const words = '想在自家门口装一盏灯'
    const resident = await village.phone(RESIDENT)
    await order(resident, words)
    const id = await idOf(RESIDENT, 'mine', words)
    const desk = await village.phone(DESK, `desk/decline/decline?id=${id}`)
    await desk.write('为什么不受理', '自家门里的灯归自家装')
    await desk.write('该去哪里办', '镇供电所营业厅，带房本')
    await desk.tap('不予受理')
    await desk.left('desk/decline/decline')

    await resident.opens(`ticket/open/open?id=${id}`)
    await resident.reads(/镇供电所营业厅/)
    await resident.tap('申诉')
    await resident.write('觉得哪里不该退', '门口是公家的路，不是我家院里')
    await resident.tap('交给镇里')
    const town = await village.phone(TOWN)
    await town.tap(/^等镇里派/)
    await town.reads(words)
    await town.opens(`ticket/open/open?id=${id}`)
    await town.reads('派单')
    await desk.opens('desk/inbox/inbox')
    await desk.reads('待派')
    await desk.screen.getByText(words).waitFor({ state: 'detached' })
  }, 180_000)

  it('a bad rating offers rework, and reopening starts a second round at the desk', async () => {
    const words = '代销店门口的灯不亮'
    const resident = await village.phone(RESIDENT)
    await order(resident, words)
    const id = await idOf(RESIDENT, 'mine', words)
    await dispatch(await village.phone(DESK), id, '李春梅')
    const li = await village.phone(LI)
    await claim(li, id, '下午去换灯泡')
    await li.left('grid/claim/claim')
    await resolve(li, id, '换了灯泡')
    await resident.opens(`ticket/rate/rate?id=${id}`)
    await resident.choose(/^不太?满意/)
    await resident.tap('直接返工')
    await resident.write('哪里没办好', '第二天又不亮了')
    await resident.tap('要返工')
    await resident.left('ticket/reopen/reopen')
    await resident.opens(`ticket/open/open?id=${id}`)
    await resident.reads('待派单')
  }, 180_000)
})
