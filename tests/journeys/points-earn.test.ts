/** A good deed from the doorstep into the passbook: reported, vouched for by another, objected to and answered, credited by the clock, added up again by the phone. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openVillage, putPhonesDown, type Hand, type Village } from './village'

const CHEN = 'o_chenyue',
  LI = 'o_lichunmei',
  WANG = 'o_wangshulin',
  COMMITTEE = 'o_zhoudeshun',
  ZHENG = 'o_zhengjianguo'
const A_DAY = 86_400_000

let village: Village
beforeAll(async () => {
  village = await openVillage()
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(() => village?.close())

interface Seen {
  id: string
  no: string
  state: string
  households: { title: string }[]
  day: string
}
const mine = async (openid: string) =>
  (await village.ask<{ items: Seen[] }>(openid, 'points.list', { list: 'mine' })).items
const home = (openid: string) =>
  village.ask<{
    balance: number
    count: number
    pending: { state: string }[]
    pendingPoints: number
    household: { title: string }
  }>(openid, 'points.home', {})

async function begin(hand: Hand, deed: RegExp, words: string): Promise<void> {
  await hand.opens('points/apply/apply')
  await hand.choose(deed)
  await hand.write('写两句', words)
}

describe('a good deed', () => {
  it('is reported, vouched for, stands three days on the notice and is then in the passbook, which the phone adds up', async () => {
    const before = await home(CHEN)
    const chen = await village.phone(CHEN)
    await chen.tap(/^积分/)
    await chen.tap('报件好事')
    await chen.choose(/^孝老爱亲/)
    await chen.tap('多 1 天')
    await chen.write('写两句', '给隔壁独居的老人送了两天饭')
    await chen.tap('交上去')
    await chen.reads('收到了，这是收条')
    const [deed] = (await mine(CHEN)) as [Seen]
    await chen.reads(deed.no)
    await chen.reads('等人证实')

    const li = await village.phone(LI, 'pages/points/points')
    await li.tap(/等您证实/)
    await li.tap(/孝老爱亲 2 天/)
    await li.reads(/送了两天饭/)
    await li.tap('证实')
    await li.tap('我来证实')
    await li.hears(/公示到/)

    await village.later(4 * A_DAY)
    const after = await home(CHEN)
    // What stood on the notice before comes with it.
    const penciled = before.pending.filter(({ state }) => state === 'confirmed').length
    expect(after).toMatchObject({
      balance: before.balance + before.pendingPoints + 12,
      count: before.count + penciled + 1,
    })
    await chen.opens('pages/points/points')
    await chen.reads('孝老爱亲 2 天')
    await chen.tap(/自己核对/)
    await chen.reads(`${after.count} 笔从头加一遍，正好 ${after.balance}`)
    await chen.reads('每一笔的印都对')
    await chen.opens('pages/points/points')
    await chen.reads(`${after.count} 笔从头加一遍，正好 ${after.balance}`)
  }, 180_000)

  it('of a whole group is one form; an objection about one household leaves only that one out', async () => {
    const wang = await village.phone(WANG)
    const households = (await village.ask<{ items: { title: string }[] }>(WANG, 'points.households', {}))
      .items
    const own = (await home(WANG).catch(() => null))?.household?.title
    const [first, second] = households.filter(one => one.title !== own) as [
      { title: string },
      { title: string },
    ]
    await wang.opens('points/apply/apply?for=group')
    await wang.choose(/^防火防汛巡查/)
    await wang.write('写两句', '跟着排班巡了一趟')
    for (const { title } of [first, second])
      await wang.screen.getByRole('checkbox', { name: title, exact: true }).tap()
    await wang.tap('交上去')
    await wang.reads('收到了，这是收条')
    const [form] = (await mine(WANG)) as [Seen]
    expect(form.households).toHaveLength(2)

    const committee = await village.phone(COMMITTEE, `points/application/application?id=${form.id}`)
    await committee.tap('证实')
    await committee.tap('我来证实')
    await committee.hears(/公示到/)

    const others = [CHEN, ZHENG]
    const titles = await Promise.all(others.map(async one => (await home(one)).household?.title))
    const objector = others.find((_, i) => !form.households.some(one => one.title === titles[i])) ?? LI
    const villager = await village.phone(objector, 'points/list/list?list=notice')
    await villager.tap(/防火防汛巡查/)
    await villager.tap('我有意见')
    await villager.choose(second.title)
    await villager.write('哪里不对', '那天他家没有人来')
    await villager.tap('交给监委会')
    await villager.hears(/记下了/)

    const other = await village.phone('o_yangxiulan', 'points/list/list?list=objected')
    await other.tap(/防火防汛巡查/)
    await other.reads('那天他家没有人来')
    await other.tap('答复这一条')
    await other.choose(/意见成立/)
    await other.write('怎么核实的', '排班表上没有签名')
    await other.tap('答复')
    await other.hears(/答复记下了/)
    await village.later(4 * A_DAY)
    await wang.opens(`points/application/application?id=${form.id}`)
    await wang.reads('公示没通过')
    await wang.reads('入账了')
  }, 180_000)

  it('that was not finished is there again after the phone was closed; without signal it waits in pencil and goes exactly once', async () => {
    const words = '给村口的老人修好了门槛'
    const count = async () => (await mine(ZHENG)).length
    const before = await count()
    const first = await village.phone(ZHENG)
    await begin(first, /^帮邻居一把/, words)
    await first.page.waitForFunction(text => JSON.stringify(localStorage).includes(text), words)
    await first.page.close()
    village.hands.splice(village.hands.indexOf(first), 1)
    const again = await village.phone(ZHENG, 'points/apply/apply', { context: first.context })
    await again.reads('接着上次没交的写')
    expect(await again.screen.getByLabel('写两句', { exact: true }).inputValue()).toBe(words)
    await again.page.evaluate('__phone.switchNetwork(false)')
    await again.tap('交上去')
    await again.reads('等信号')
    expect(await count()).toBe(before)
    await again.page.evaluate('__phone.switchNetwork(true)')
    await expect.poll(count, { timeout: 20_000 }).toBe(before + 1)
    await again.opens('points/list/list?list=mine')
    await again.reads('帮邻居一把')
    expect(await count()).toBe(before + 1)
  }, 180_000)

  it('credited by mistake is cured by the committee on a red line of its own that says why', async () => {
    const deed = (await mine(CHEN)).find(one => one.state === 'credited') as Seen
    const before = await home(CHEN)
    const committee = await village.phone(COMMITTEE, `points/application/application?id=${deed.id}`)
    await committee.tap('冲正')
    await committee.write('哪里错了', '同一天记了两回')
    await committee.tap('冲正')
    await committee.answers('冲正')
    await committee.left('points/reverse/reverse')
    expect((await home(CHEN)).balance).toBe(before.balance - 12)
    const chen = await village.phone(CHEN, 'pages/points/points')
    await chen.reads('冲正：同一天记了两回')
    await chen.reads('−12')
    await chen.tap(/自己核对/)
    await chen.reads(`${before.count + 1} 笔从头加一遍，正好 ${before.balance - 12}`)
  }, 180_000)
})

describe('a minus', () => {
  it('needs a talk and a rebuke on days of their own; then it goes the way of every form', async () => {
    const li = await village.phone(LI)
    const own = (await home(LI).catch(() => null))?.household?.title
    const title = (await village.ask<{ items: { title: string }[] }>(LI, 'points.households', {})).items
      .map(one => one.title)
      .find(one => one !== own) as string
    const record = async (words: string) => {
      await li.opens('points/step/step')
      await li.choose(/^乱倒垃圾/)
      await li.choose(title)
      await li.write('怎么说的', words)
    }
    await record('上门说了，答应不再倒')
    await li.choose(/批评/)
    await li.tap('记下批评')
    await li.reads(/先说理、再批评/)
    await li.choose(/说理/)
    await li.tap('记下说理')
    await li.hears(/第一步，说理/)
    await village.later(A_DAY)
    await record('还在倒，当面批评了')
    await li.choose(/批评/)
    await li.tap('记下批评')
    await li.hears(/第二步，批评/)
    await village.later(A_DAY)
    await li.opens('points/step/step')
    await li.choose(/^乱倒垃圾/)
    await li.choose(title)
    await li.choose(/扣分/)
    await li.tap('去报扣分')
    await li.reads('扣完不会低于 0 分')
    await li.addsPhotos('拍一张', 'ditch-before.jpg')
    await li.screen.getByRole('button', { name: '第 1 张照片', exact: true }).waitFor()
    await li.tap('交上去')
    await li.reads('等监委会核实。核实的人和这家没有关系才行。')
  }, 180_000)
})
