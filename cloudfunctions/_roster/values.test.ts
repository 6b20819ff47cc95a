// What stands in a cell of a real county's spreadsheet, and what is made of it. Numbers and people are invented.
import { describe, expect, it } from 'vitest'
import type { Cell } from './cells'
import { readBorn, readDay, readName, readPhone, readPost, readStatus } from './values'

const phone = (cell: Cell) => {
  const read = readPhone(cell)
  return read.ok ? read.value : read.message
}

describe('a phone', () => {
  it.each<[Cell, string | null]>([
    ['13955550011', '13955550011'],
    [13955550011, '13955550011'],
    ['１３９５５５５００１１', '13955550011'],
    [' 139-5555-0011 ', '13955550011'],
    ['139 5555 0011', '13955550011'],
    ['+86 13955550011', '13955550011'],
    ['0086-13955550011', '13955550011'],
    ["'13955550011", '13955550011'],
    ['13955550011.0', '13955550011'],
    ['手机：13955550011', '13955550011'],
    [null, null],
    ['', null],
    ['无', null],
    ['/', null],
    ['——', null],
    ['1.38E+10', '表格把号码改成了科学数「1.38E+10」，后几位没了。请照本子补上 11 位号码。'],
    ['1.38001E+10', '表格把号码改成了科学数「1.3800…E+10」，后几位没了。请照本子补上 11 位号码。'],
    ['1.3955550011E+10', '表格把号码改成了科学数「1.3955…E+10」，后几位没了。请照本子补上 11 位号码。'],
    ['13900000000', '号码后六位全是 0，像是表格改过的。请照本子补上 11 位号码。'],
    ['1.3805e+10', '表格把号码改成了科学数「1.3805E+10」，后几位没了。请照本子补上 11 位号码。'],
    [13_805_000_000, '表格把号码改成了科学数「1.3805E+10」，后几位没了。请照本子补上 11 位号码。'],
    [1.5, '表格把号码改成了科学数「1.5E+0」，后几位没了。请照本子补上 11 位号码。'],
    ['1395555001', '号码是 10 位，手机号要 11 位，请照本子改。'],
    [139_555_500_112, '号码是 12 位，手机号要 11 位，请照本子改。'],
    ['12955550011', '「129****0011」不是手机号的开头，请照本子改。'],
    ['13955550011/13955550012', '这一格有两个号码，请留一个手机号。'],
    ['0539-6212345', '这是座机。请填手机号，没有就留空。'],
    ['="13955550011"', '13955550011'],
    ['13,912,345,678', '13912345678'],
    ['问儿子', '这一格不是手机号。请填 11 位手机号，没有就留空。'],
    ['110101194912310024', '这一格像身份证号或者卡号，系统不收，也没有存下。请删掉。'],
    ['6222 0200 1234 5678 901', '这一格像身份证号或者卡号，系统不收，也没有存下。请删掉。'],
    [110_101_194_912_310_020, '这一格像身份证号或者卡号，系统不收，也没有存下。请删掉。'],
    [{ untrue: 'elsewhere' }, '这一格是从另一个文件取来的，可能是旧的。请复制成数值，存好再选一次。'],
    [{ untrue: 'error' }, '这一格的公式出错了。请改成文字，存好再选一次。'],
  ])('%j', (cell, becomes) => expect(phone(cell)).toBe(becomes))

  it('never stands whole in a sentence', () => {
    for (const cell of ['1.3955550011E+10', '12955550011', '1395555001', '13955550011，13955550012'])
      expect(phone(cell)).not.toMatch(/\d{5}/)
  })
})

describe('a name', () => {
  const name = (cell: Cell) => {
    const read = readName(cell)
    return read.ok ? `${read.value.name}${read.value.isHead ? ' 户主' : ''}` : read.message
  }
  it.each<[Cell, string]>([
    ['陈望生', '陈望生'],
    ['陈 玉　娥', '陈玉娥'],
    ['王\u200b娥', '王娥'],
    ['陈望生（户主）', '陈望生 户主'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['', ''],
    ['3号', '姓名里有数字：「3号」。请改成姓名。'],
    ['陈望生、王娥', '「陈望生、王娥」不止是姓名。一行写一个人，别的话写到备注里。'],
    ['陈望生(已故)', '「陈望生(已故)」不止是姓名。一行写一个人，别的话写到备注里。'],
    ['邹🎉', '姓名「邹🎉」里有不是字的符号。请照本子改。'],
    ['__proto__', '姓名「__proto__」里有不是字的符号。请照本子改。'],
    ['陈�生', '姓名「陈�生」里有不是字的符号。请照本子改。'],
    ['O’Neil', 'O’Neil'],
    ['陈', '姓名「陈」只有一个字，请写全。'],
    ['张13955550011', '姓名里有数字：「张…」。请改成姓名。'],
  ])('%j', (cell, becomes) => expect(name(cell)).toBe(becomes))
})

it.each<[Cell, number | null | string]>([
  [1948, 1948],
  ['1948年3月', 1948],
  ['1948-03-05', 1948],
  ['２０１５', 2015],
  [17_596, 1948],
  ['', null],
  ['48', '出生年份「48」看不懂，请写成 1948 这样的四位数，或者留空。'],
  ['2031', '出生年份 2031 在今年以后，请照本子改。'],
  ['58年', 1958],
  ['58.3', 1958],
  ['08年', 2008],
  ['二〇一五年', 2015],
  ['11岁', 2015],
  ['民国37年', 1948],
  ['农历1966年腊月', 1966],
  ['21245', 1958],
  [46_500, '出生年份 2027 在今年以后，请照本子改。'],
])('year of birth %j', (cell, becomes) => {
  const read = readBorn(cell, 2026)
  expect(read.ok ? read.value : read.message).toBe(becomes)
})

it.each<[Cell, number | null | string]>([
  ['2026-12-31', Date.UTC(2026, 11, 30, 16)],
  ['2026年12月31日', Date.UTC(2026, 11, 30, 16)],
  [46_387, Date.UTC(2026, 11, 30, 16)],
  ['', null],
  ['2026-02-30', '日子「2026-02-30」看不懂，请写成 2026-12-31 这样。'],
  ['明年', '日子「明年」看不懂，请写成 2026-12-31 这样。'],
])('day %j', (cell, becomes) => {
  const read = readDay(cell)
  expect(read.ok ? read.value : read.message).toBe(becomes)
})

it.each<[string, string | null]>([
  ['', null],
  ['常住', null],
  ['外出务工', null],
  ['迁出', 'left'],
  ['已去世', 'died'],
  ['离任', 'left'],
  ['外嫁', 'left'],
  ['已故', 'died'],
  ['2025年病故', 'died'],
  ['搬走、过世或者离任', 'left'],
  ['搬走或者离任', 'left'],
  ['过世', 'died'],
  ['再说', '变动「再说」看不懂。没有变动留空；搬走写「搬走」，过世写「过世」。'],
])('change %j', (cell, becomes) => {
  const read = readStatus(cell)
  expect(read.ok ? read.value : read.message).toBe(becomes)
})

const ONE_BY_ONE = (post: string) =>
  `表格只能定网格员和积分超市店员。「${post}」要由上一级一个一个定，再当面确认。`
it.each<[string, string | null]>([
  ['网格员', 'gridMember'],
  ['兼职网格员', 'gridMember'],
  ['联户长', 'gridMember'],
  ['积分超市管理员', 'shopkeeper'],
  ['积分超市店员', 'shopkeeper'],
  ['超市店主', 'shopkeeper'],
  ['', null],
  ['管理员', ONE_BY_ONE('管理员')],
  ['县管理员', ONE_BY_ONE('县管理员')],
  ['社区派单员', ONE_BY_ONE('社区派单员')],
  ['村监委会主任', ONE_BY_ONE('村监委会主任')],
  ['镇督办', ONE_BY_ONE('镇督办')],
  ['网格员兼监督委员', ONE_BY_ONE('网格员兼监督委员')],
])('post %j', (cell, becomes) => {
  const read = readPost(cell)
  expect(read.ok ? read.value : read.message).toBe(becomes)
})
