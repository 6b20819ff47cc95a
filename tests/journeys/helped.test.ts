/**
 * For those who do not come themselves: ordered by a grid member, urgent, done by two, and rated by a neighbour from a slip of paper; a
 * round from door to door; what a meeting said.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openVillage, putPhonesDown, type Village } from './village'

const HELPER = 'o_wangshulin',
  NEIGHBOUR = 'o_zhengjianguo',
  DESK = 'o_hexiaowen',
  LI = 'o_lichunmei',
  CHEN = 'o_chenyue'
const WORDS = '家里的降压药快吃完了，要人去镇上取'

let village: Village
let id = '',
  no = '',
  slip = ''
beforeAll(async () => {
  village = await openVillage()
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(() => village?.close())

const openList = (openid: string, list: string) =>
  village.ask<{ items: { id: string; title: string | null; urgent: boolean }[] }>(openid, 'ticket.list', {
    list,
  })

describe('an order for somebody without a phone', () => {
  it('ends in a slip that is shown until it was copied', async () => {
    const helper = await village.phone(HELPER, 'resident/order/order?behalf=1')
    await helper.tap('找')
    await helper.screen.getByRole('button', { name: /三组/ }).first().tap()
    await helper.choose('帮忙')
    await helper.write('说说怎么回事', WORDS)
    await helper.choose('当面同意')
    await helper.tap('交给派单台')
    await helper.reads(/抄在纸条上/)
    const paper = helper.screen
    no = (await paper.getByText(/^[A-Z]+\d{2}-\d{4,}$/).innerText()).trim()
    slip = (await paper.getByText(/^\d{4} \d{4}$/).innerText()).replace(' ', '')

    await helper.tap('回头再抄')
    await helper.tap(/纸条还没抄给本人/)
    await helper.reads(no)
    await helper.tap('抄好了')
    await helper.answers('抄好了')
    await helper.reads('办到哪一步了')
    expect(await helper.page.evaluate(code => JSON.stringify(localStorage).includes(code), slip)).toBe(false)
    const found = (await openList(DESK, 'desk')).items.find(one => one.title?.includes(WORDS))
    id = found?.id ?? ''
    expect(found?.urgent).toBe(false)
  }, 120_000)

  it('is sent on as urgent, phone first', async () => {
    const desk = await village.phone(DESK, `desk/dispatch/dispatch?id=${id}`)
    await desk.choose('小事')
    await desk.flip('急事')
    await desk.choose('李春梅')
    await desk.reads(/一小时内要领/)
    await desk.screen.getByRole('button', { name: '给李春梅打电话' }).waitFor()
    await desk.tap('派给李春梅')
    await desk.left('desk/dispatch/dispatch')
    expect((await openList(DESK, 'open')).items.find(one => one.id === id)?.urgent).toBe(true)
  }, 120_000)

  it('is done by the holder and a colleague asked along', async () => {
    const li = await village.phone(LI, `grid/claim/claim?id=${id}`)
    await li.write('打算怎么办', '坐中午的班车去取')
    await li.screen
      .getByRole('radio', { name: /日 ?星期|日，星期/ })
      .nth(1)
      .tap()
    await li.tap('领下这单')
    await li.left('grid/claim/claim')
    await li.opens(`ticket/open/open?id=${id}`)
    await li.tap('请人一起办')
    await li.choose('郑国强')
    await li.write('请来做什么', '他下午正好去镇上')
    await li.tap('请来一起办')
    await li.reads(/请郑国强一起办/)
    const zheng = await village.phone('o_zhengguoqiang', `ticket/open/open?id=${id}`)
    await zheng.screen.getByRole('button', { name: '记进展' }).waitFor()

    await li.opens(`grid/resolve/resolve?id=${id}`)
    await li.choose('办好了')
    await li.write('说说结果', '药取回来了，够吃一个月')
    await li.tap('办结')
    await li.left('grid/resolve/resolve')
  }, 120_000)

  it('is rated by a neighbour from the slip, not by a guess and not by who did it', async () => {
    const neighbour = await village.phone(NEIGHBOUR, 'pages/me/me')
    await neighbour.tap(/帮人评价/)
    await neighbour.write('纸条上的单号', no.toLowerCase().replace('-', ' '))
    await neighbour.write('纸条上的八位数', slip === '00000000' ? '11111111' : '00000000')
    await neighbour.tap('找这一单')
    await neighbour.reads(/编号不对/)
    await neighbour.write('纸条上的八位数', slip)
    await neighbour.tap('找这一单')
    await neighbour.choose(/^满意/)
    await neighbour.write('本人想说的话', '跑得快，药也没拿错')
    await neighbour.tap('交评价')
    await neighbour.reads(/替本人评好了/)
    await neighbour.opens('resident/slip/slip')
    await neighbour.write('纸条上的单号', no)
    await neighbour.write('纸条上的八位数', slip)
    await neighbour.tap('找这一单')
    await neighbour.reads(/已经评过一次了/)

    const li = await village.phone(LI, 'resident/slip/slip')
    await li.write('纸条上的单号', no)
    await li.write('纸条上的八位数', slip)
    await li.tap('找这一单')
    await li.reads(/不能替人评/)
  }, 120_000)
})

describe('a round from door to door', () => {
  const NOTE = '楼梯口想装个扶手'
  let door = ''
  /** Where this person stands on their household's page: the same for everybody who opens it. */
  const placeOf = async (openid: string) =>
    (await village.ask<{ members: { me: boolean }[] }>(openid, 'me.household', {})).members.findIndex(
      ({ me }) => me,
    )

  it('a tag is read aloud, agreed to, and shown; the person takes it back', async () => {
    const li = await village.phone(LI, 'grid/today/today')
    await li.tap('我的户和走访')
    await li.reads(/月走访，走了/)
    await li.choose(/^全部/)
    const { title } = await village.ask<{ title: string }>(CHEN, 'me.household', {})
    await li.tap(new RegExp(`^${title}`))
    await li.screen
      .getByRole('button', { name: '多去看看' })
      .nth(await placeOf(CHEN))
      .tap()
    await li.tap(/^一个人住/)
    await li.reads(/我想记上您一个人住/)
    await li.tap('本人答应了')
    await li.hears(/记下了：一个人住，一年内有效/)
    await li.screen.locator('.tag', { hasText: '一个人住' }).first().waitFor()

    const chen = await village.phone(CHEN, 'resident/household/household')
    await chen.tap('网格员记着我的')
    await chen.reads(/您当面跟李春梅说的/)
    await chen.flip(/^一个人住/)
    await chen.hears(/收回了，网格员现在就看不到了/)
    await li.opens('grid/households/households')
    await li.choose(/^全部/)
    await li.tap(new RegExp(`^${title}`))
    await li.reads('多去看看')
    expect(await li.screen.locator('.tag', { hasText: '一个人住' }).count()).toBe(0)
    door = title
  }, 120_000)

  it('what was said becomes an order, or nothing; that one was there is noted for oneself', async () => {
    const li = await village.phone(LI, 'grid/households/households')
    await li.choose(/^全部/)
    await li.tap(new RegExp(`^${door}`))
    await li.write('说了什么', NOTE)
    await li.tap('记成一件，没说是谁的')
    await expect.poll(() => li.screen.getByLabel('怎么回事', { exact: true }).last().inputValue()).toBe(NOTE)
    await li.choose('民生')
    await li.choose('代办跑腿')
    await li.tap('登记下来')
    await li.hears(/登记好了，编号/)
    const { items } = await openList(DESK, 'desk')
    expect(items.filter(one => one.title === NOTE)).toHaveLength(1)

    // The note went with the order: the page holds nothing of it.
    expect(await li.screen.getByLabel('说了什么', { exact: true }).inputValue()).toBe('')
    await li.tap('没事，记下去过')
    await li.hears(/记下了，只有您和这一户看得到/)
    await li.reads('今天去过，这个月走到了')
    const chen = await village.phone(CHEN, 'resident/care/care')
    await chen.reads(/^李春梅，.*来过$/)
    await chen.tap('都删掉')
    await chen.answers('删掉')
    await chen.reads('没有人记着哪天来过。')
  }, 120_000)
})

describe('what a meeting said', () => {
  it('goes in line by line; one that is refused stays with its sentence, and twice pressed is one order', async () => {
    const before = (await openList(DESK, 'desk')).items.length
    const li = await village.phone(LI, 'resident/meeting/meeting')
    const line = async (text: string) => {
      await li.write('说了什么', text)
      await li.tap('写好了')
    }
    await li.write('在哪里开的', '三组晒谷场')
    await line('桥头那盏路灯不亮，娃娃不敢走')
    await li.tap('再记一件')
    await li.write('说了什么', '水渠堵了，违规测试')
    await li.tap('写好了')
    await li.tap('再记一件')
    await li.write('说了什么', '柴劈不动，冬天怎么办')
    await li.choose('民生')
    await li.choose('代办跑腿')
    await li.tap('找')
    await li.screen.getByRole('button', { name: /三组/ }).first().tap()
    await li.reads('第 3 件：还没问本人同不同意')
    await li.flip('本人当面同意记成自己的单')
    await li.tap('写好了')
    // Half-written it waits in the phone.
    await li.tap('先存着')
    await li.opens('resident/meeting/meeting')
    await li.tap('交这 3 件')
    await li.hears(/1 件没交成/)
    await li.reads(/^没交成：这段话没通过检查/)
    expect(await li.screen.locator('.tag').allInnerTexts()).toEqual([
      expect.stringMatching(/^[A-Z]+\d{2}-\d{4,}$/),
      expect.stringMatching(/^[A-Z]+\d{2}-\d{4,}$/),
    ])
    await li.tap(/水渠堵了/)
    await li.write('说了什么', '水渠堵了')
    await li.tap('写好了')
    await li.tap('交上去')
    await li.reads('交上去 3 件了')
    const { items } = await openList(DESK, 'desk')
    expect(items.length - before).toBe(3)
    await li.tap('收好了')
  }, 120_000)
})
