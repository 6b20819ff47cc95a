/** The town gives a post that a second one agrees to and meets face to face; a village moves households, and their orders go along. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openVillage, putPhonesDown, type Hand, type Village } from './village'

let village: Village
beforeAll(async () => {
  village = await openVillage()
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(() => village?.close())

interface Tree {
  node: { holders: { name: string; role: string; state: string }[] }
}
const holders = async (who: string, node: string) =>
  (await village.ask<Tree>(who, 'county.tree', { node })).node.holders

describe('a post of the village', () => {
  const propose = async (by: Hand) => {
    await by.tap('定一个岗位')
    await by.choose('监委会')
    await by.reads('这个岗位要上一级另一位点头，点了头才算。')
    await by.write('全名', '陈望生')
    await by.tap('找')
    await by.choose(/^陈望生/)
    await by.tap('定下来')
    await by.answers('知道了')
    await by.left('county/give/give')
  }

  it('is proposed by one of the town, taken back, proposed again and agreed to by another', async () => {
    const zhao = await village.phone('o_zhaomin', 'pages/me/me')
    await zhao.tap(/网格和人/)
    await zhao.tap(/^柳溪村/)
    await propose(zhao)
    // Not by who proposed it.
    const own = await village.phone('o_zhaomin', 'county/posts/posts')
    await own.reads('我提的，等别人点头')
    expect(await own.screen.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)
    await own.tap('收回')
    await own.answers('收回')
    await own.reads('没有岗位等您点头')
    await propose(await village.phone('o_zhaomin', 'county/tree/tree?node=v001'))
    expect((await holders('o_zhaomin', 'v001')).map(({ name }) => name)).not.toContain('陈望生')

    const ma = await village.phone('o_malixin', 'pages/me/me')
    await ma.tap(/等点头的岗位/)
    await ma.reads('陈望生 任柳溪村监委会')
    await ma.tap('同意')
    await ma.reads('没有岗位等您点头')
    expect(await holders('o_zhaomin', 'v001')).toContainEqual(
      expect.objectContaining({ name: '陈望生', role: 'supervisor', state: 'asleep' }),
    )
    ma.expectQuiet()
  }, 120_000)

  it('works once the town has met them', async () => {
    const asked = await village.ask<{ asking: { check: string } | null }>('o_chenwangsheng', 'me.home', {})
    const ma = await village.phone('o_malixin', 'resident/joins/joins')
    await ma.write('对方手机上的四位核对号', asked.asking?.check ?? '')
    await ma.tap('同意')
    await ma.reads('没有人等您点头')
    const chen = await village.phone('o_chenwangsheng', 'pages/me/me')
    await chen.tap(/评议和晒单/)
    await chen.reads('等回访')
    chen.expectQuiet()
  }, 120_000)
})

describe('a grid that has become too large', () => {
  it('gives households to a new one, whose grid member sees their open orders', async () => {
    const { store } = village.running.cloud
    const chen = store.get('people', 'p_chenyue') as { householdId: string }
    const { door } = store.get('households', chen.householdId) as { door: string }
    const he = await village.phone('o_hexiaowen', 'county/tree/tree?node=v001g3')
    await he.tap('加一格')
    await he.write('名字', '三组 3 格')
    await he.tap('加上')
    await he.left('county/node/node')
    await he.tap(/^三组 3 格/)
    await he.reads('没有网格员')
    await he.tap('定一个岗位')
    await he.write('全名', '郑国强')
    await he.tap('找')
    await he.choose(/^郑国强/)
    await he.tap('定下来')
    await he.answers('知道了')
    await he.left('county/give/give')
    const before = await village.ask<{ all: number }>('o_zhengguoqiang', 'grid.today', {})

    const split = await village.phone('o_hexiaowen', 'county/tree/tree?node=v001g3n2')
    await split.tap('拆、挪、并')
    await split.choose('挪几户')
    await split.choose(door)
    await split.choose(/^三组 3 格/)
    await split.tap('先看看会怎样')
    await split.reads(/件跟着过去，答应过日子的还是原来的人办，新网格员一起看得到/)
    await split.tap('就这么挪')
    await split.answers('知道了')
    await split.left('county/regroup/regroup')

    const zheng = await village.phone('o_zhengguoqiang', 'grid/today/today')
    const after = await village.ask<{ all: number }>('o_zhengguoqiang', 'grid.today', {})
    expect(after.all).toBeGreaterThan(before.all)
    await zheng.reads(/护栏/)
    const log = await village.phone('o_zhaomin', 'county/log/log?node=v001')
    await log.reads('何晓雯从「三组 2 格」挪了 1 户到「三组 3 格」')
    log.expectQuiet()
  }, 180_000)
})

describe('what earns points', () => {
  it('is changed by the desk, looked at, saved, and read by everybody in the village', async () => {
    const he = await village.phone('o_hexiaowen', 'county/tree/tree')
    await he.tap('积分规则')
    await he.reads(/^柳溪村还没有自己的规则/)
    await he.tap(/^清河道，每小时 5 分/)
    await he.write('几分', '8')
    await he.tap('加一条')
    await he.write('叫什么', '扫雪')
    await he.write('怎么算', '扫到村口，一趟算一次。')
    await he.tap('先看看会变什么')
    await he.reads('「清河道」：每小时 5 分 → 每小时 8 分')
    await he.reads('加了「扫雪」：每次 5 分，每月最多 1 次')
    await he.tap('存成第 2 版')
    await he.reads(/^第 2 版，.*何晓雯存的$/)
    he.expectQuiet()
    const chen = await village.phone('o_chenyue', 'points/rules/rules')
    await chen.reads('扫雪')
    chen.expectQuiet()
  }, 120_000)
})

describe('a board and cards on paper', () => {
  it('are asked for, made while one looks, and opened', async () => {
    const he = await village.phone('o_hexiaowen', 'county/tree/tree')
    await he.tap('打印')
    await he.reads('今天还没排过')
    await he.choose('公示牌 A4')
    await he.tap('排出来')
    await he.reads('都排好了，点开就能打印、能转发。')
    await he.reads('柳溪村网格员公示牌 A4')
    const opened = he.page.waitForEvent('download')
    await he.tap('打开柳溪村网格员公示牌 A4')
    expect((await opened).suggestedFilename()).toMatch(/\.pdf$/)
    await he.choose('联系卡')
    await he.tap('排出来')
    await he.reads(/^正在数有多少$|^正在排，好了 \d+ 份/)
    await he.screen.getByText('都排好了，点开就能打印、能转发。').nth(1).waitFor()
    await he.choose('派单通知单')
    await he.reads(/上面没有原话和点单人/)
    await he.tap('排出来')
    await he.reads(/^柳溪村派单通知单 \d+ 张$/)
    he.expectQuiet()
  }, 180_000)
})

describe('a list with names and numbers', () => {
  it('is wanted by the desk, let out by the town, fetched once; those on it read who had it', async () => {
    const he = await village.phone('o_hexiaowen', 'pages/me/me')
    await he.tap(/网格和人/)
    await he.tap('带电话的名单')
    await he.choose('防汛、防火、停水停电，要挨家打电话')
    await he.tap('提上去')
    await he.reads(/^等另一位点头/)

    const zhao = await village.phone('o_zhaomin', 'county/exports/exports')
    await zhao.reads('柳溪村，防汛、防火、停水停电，要挨家打电话')
    await zhao.tap('同意')
    await zhao.reads('没有名单等您点头')

    const again = await village.phone('o_hexiaowen', 'county/exports/exports')
    await again.tap('取名单')
    await again.answers('取')
    await again.reads(/^柳溪村名单 .*xlsx$/)
    await again.reads('取过了')
    again.expectQuiet()
    const chen = await village.phone('o_chenyue', 'pages/me/me')
    await chen.tap(/谁看过/)
    await chen.reads(/何晓雯取过村里带电话的名单，上面有您：防汛/)
    chen.expectQuiet()
  }, 120_000)
})

describe('a household', () => {
  it('is looked up by its desk: somebody is added, and goes to a door of their own', async () => {
    const he = await village.phone('o_hexiaowen', 'county/tree/tree?node=v001g3n1')
    await he.tap('一户一户看')
    await he.reads(/^\d+ 户$/)
    await he.write('门牌', '三组 88 号')
    await he.tap('加上')
    await he.tap(/^三组 88 号，0 人/)
    await he.reads('这一户还没有人。')
    await he.tap('加一位')
    await he.write('全名', '柳新来')
    await he.tap('存好')
    await he.screen.getByRole('checkbox', { name: /^柳\*\*/ }).tap()
    await he.tap('换户、分户')
    await he.choose('另立一户')
    await he.write('门牌', '三组 89 号')
    await he.tap('存好')
    await he.reads('这一户还没有人。')
    const log = await village.phone('o_zhaomin', 'county/log/log?node=v001')
    await log.reads('何晓雯把柳**从「三组 88 号」换到「三组 89 号」')
    he.expectQuiet()
  }, 120_000)
})
