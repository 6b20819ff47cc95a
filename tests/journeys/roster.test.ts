/** The clerk of a village brings in the village's spreadsheet as it is: two cells are mended, it is written, and taken back. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { choosingFiles } from '../../local/phone/drive'
import { openVillage, putPhonesDown, type Hand, type Village } from './village'

const CLERK = 'o_hexiaowen'

let village: Village
let file = ''
beforeAll(async () => {
  village = await openVillage()
  file = path.join(village.dataDir, '柳溪村户籍台账（10 月改）最终版2.xlsx')
  const sheet = utils.aoa_to_sheet([
    ['柳溪村户籍台账（10 月改）'],
    ['序号', '户主姓名/姓名', '与户主关系', '公民身份号码', '联系方式', '所属网格', '住址'],
    [1, '柳月娥', '户主', '110101194912310024', '1.3805E+10', '3组2格', '柳溪村3组104号'],
    [2, '柳 小满', '孙', '', '', '', ''],
    [3, '柳德明', '户主', '', 13_955_550_013, '三组5格', '柳溪村3组121号'],
    ['', '小计', '', '', '', '3人', ''],
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '常住')
  const others = [
    ['姓名', '所属网格', '住址'],
    ['柳外', '3组2格', '3组9号'],
  ]
  utils.book_append_sheet(book, utils.aoa_to_sheet(others), '流动')
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
}, 180_000)
afterEach(() => putPhonesDown(village))
afterAll(() => village?.close())

const inside = (clerk: Hand) =>
  village
    .ask<{ people: { name: string }[] }>(clerk.who, 'grid.people', { q: '柳' })
    .then(({ people }) => people.length)

describe('a spreadsheet from a chat', () => {
  it('is found among the clerk’s own ways', async () => {
    const clerk = await village.phone(CLERK, 'pages/me/me')
    await clerk.tap(/收花名册/)
    await clerk.reads('柳溪村的哪一种名册')
    clerk.expectQuiet()
  }, 60_000)

  it('is shown as it is read, mended in two cells, written, and taken back', async () => {
    const clerk = await village.phone(CLERK, 'county/import/import')
    const before = await inside(clerk)
    await choosingFiles(clerk.page, [file], () => clerk.tap('从聊天里选文件'))
    await clerk.reads(
      '工作表「常住」，表头在第 2 行；第 6 行是小计、标题或落款，跳过。工作表「流动」也像花名册，没有读，要收请另存成一个文件。',
    )
    await clerk.reads(
      '读：B 姓名、C 和户主的关系、E 联系电话、F 所属网格、G 门牌。不读、不存：A 序号、D 公民身份号码。',
    )
    await clerk.tap('猜的，看一看、改一改')
    await clerk.reads('不收')
    await clerk.screen.getByLabel('新来 1，变了 0，没变 0，到此为止 0，不对 2').waitFor()
    await clerk.reads('表格把号码改成了科学数「1.3805E+10」，后几位没了。请照本子补上 11 位号码。')
    await clerk.reads('没有「三组5格」，三组只有：三组 1 格、三组 2 格。请改成其中一个。')
    await clerk.screen.getByRole('button', { name: '先存没错的 1 人' }).waitFor()

    await clerk.screen.getByRole('tab', { name: '新来 1' }).tap()
    await clerk.screen.getByText('不对的，在这里改').waitFor({ state: 'hidden' })
    await clerk.screen.getByRole('tab', { name: '不对 2' }).tap()
    await clerk.reads('不对的，在这里改')

    await clerk.write('E3 改成', '138 0512 3456')
    await clerk.write('F5 改成', '三组1格')
    await clerk.tap('改好这 2 格，再对一遍')
    await clerk.screen.getByLabel('新来 3，变了 0，没变 0，到此为止 0，不对 0').waitFor()
    expect(await inside(clerk)).toBe(before)

    await clerk.tap('3 人一起存')
    await clerk.reads('都存好了。')
    // What is written is not mended any more.
    expect(await clerk.screen.getByText('每一栏是什么').count()).toBe(0)
    expect(await inside(clerk)).toBe(before + 3)

    await clerk.tap('把这一次撤回来')
    await clerk.page
      .getByRole('dialog')
      .getByText('「柳溪村户籍台账(10 月改)最终版2.xlsx」，柳溪村的。名册变回收以前的样子。')
      .waitFor()
    await clerk.answers('撤回来')
    await clerk.reads('都撤回来了。')
    expect(await inside(clerk)).toBe(before)
    clerk.expectQuiet()
  }, 120_000)

  it('says what is wrong with a file that is none', async () => {
    const clerk = await village.phone(CLERK, 'county/import/import')
    const none = path.join(village.dataDir, '通知.xlsx')
    writeFileSync(none, 'PK\u0003\u0004不是')
    await choosingFiles(clerk.page, [none], () => clerk.tap(/选文件|换一个文件/))
    await clerk.reads('文件坏了，打不开。请在电脑上打开看一眼，另存成 .xlsx 再选一次。')
  }, 60_000)
})

describe('a list that goes out', () => {
  it('is asked for, opened and sent on; another one takes its place', async () => {
    const clerk = await village.phone(CLERK, 'county/import/import')
    await clerk.tap('空白表、带出去的表')
    await clerk.reads('表里没有电话，没有村民的全名；矛盾纠纷、私事、说干部的、打的分不在里面。')
    await clerk.tap(/^户/)
    await clerk.reads(/^柳溪村户 \d\d-\d\d\.xlsx$/)
    await clerk.reads(/^\d+ 行。$/)
    const opened = clerk.page.waitForEvent('download')
    await clerk.tap('打开看看')
    expect((await opened).suggestedFilename()).toMatch(/^柳溪村户 .*\.xlsx$/)
    const sent = clerk.page.waitForEvent('download')
    await clerk.tap('发到聊天')
    expect((await sent).suggestedFilename()).toMatch(/^柳溪村户 .*\.xlsx$/)
    await clerk.tap(/^村民空白表/)
    await clerk.reads(/^柳溪村村民空白表 \d\d-\d\d\.xlsx$/)
    await clerk.reads('表头和一行样例都写好了。')
    clerk.expectQuiet()
  }, 90_000)
})
