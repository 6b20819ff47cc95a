// Headings as counties write them: what is read, what is dropped and named, what is passed over.
import { expect, it } from 'vitest'
import { guess, type Field, type Kind } from './columns'
import { headingRow, skipped, columnsAt } from './rows'
import type { Cell, Sheet } from './cells'

const read = (kind: Kind, ...headings: string[]): (Field | null)[] =>
  guess(kind, headings).map(({ field }) => field)

it.each<[string, Field]>([
  ['姓名', 'name'],
  ['姓 名', 'name'],
  ['户主姓名/姓名', 'name'],
  ['家庭成员姓名', 'name'],
  ['*姓名（必填）', 'name'],
  ['联系电话', 'phone'],
  ['手机号', 'phone'],
  ['手机号码', 'phone'],
  ['联系方式', 'phone'],
  ['移动电话', 'phone'],
  ['电话/手机', 'phone'],
  ['与户主关系', 'relation'],
  ['和户主的关系', 'relation'],
  ['家庭关系', 'relation'],
  ['所属网格', 'grid'],
  ['网格名称', 'grid'],
  ['网格员/联户长', 'gridMember'],
  ['包联网格员', 'gridMember'],
  ['住址', 'door'],
  ['家庭住址', 'door'],
  ['门牌号', 'door'],
  ['村民小组', 'group'],
  ['组别', 'group'],
  ['所属村', 'village'],
  ['行政村', 'village'],
  ['出生年月', 'born'],
  ['变动情况', 'status'],
])('%s', (heading, field) => expect(read('people', heading)).toEqual([field]))

it('tells the head of household from the name', () => {
  expect(read('people', '户主', '住址')).toEqual(['head', 'door'])
  expect(read('people', '户主', '姓名', '住址')).toEqual(['head', 'name', 'door'])
})

it('reads a field from one column: the first that names it', () => {
  expect(read('people', '姓名', '联系电话', '手机号')).toEqual(['name', 'phone', null])
})

it.each([
  ['身份证号码', '身份证号'],
  ['公民身份号码', '身份证号'],
  ['证件号', '身份证号'],
  ['是否低保户', '低保和救助'],
  ['残疾等级', '残疾'],
  ['宗教信仰', '宗教'],
  ['民族', '民族'],
  ['患病情况', '健康'],
  ['银行卡号', '银行卡'],
  ['一卡通账号', '银行卡'],
  ['政治面貌', '政治面貌、婚姻和其他个人情况'],
])('%s is named as dropped', (heading, dropped) => {
  expect(guess('people', [heading])).toEqual([{ at: 0, heading, field: null, dropped }])
})

it.each(['序号', '性别', '备注', '年龄', '文化程度'])('%s is passed over', heading => {
  expect(guess('people', [heading])).toEqual([{ at: 0, heading, field: null, dropped: null }])
})

const sheet = (...rows: Cell[][]): Sheet => ({ name: '表', rows })

it('finds the headings below titles, also in two rows', () => {
  const titled = sheet(
    ['柳溪村户籍台账（10 月改）'],
    ['填报单位：柳溪村', null, '联系电话：13955550011'],
    ['序号', '户主', '联系方式', null, '住址'],
    ['序号', '户主', '电话', '微信', '住址'],
    [1, '罗望生', 13_955_550_011, '', '三组 4 号'],
  )
  expect(headingRow('people', titled)).toBe(3)
  expect(columnsAt('people', titled, 3).map(({ field }) => field)).toEqual([
    null,
    'head',
    'phone',
    null,
    'door',
  ])
})

it('finds none in a letter', () => {
  expect(headingRow('people', sheet(['关于填报花名册的通知'], ['各村：'], ['请于月底前报来。']))).toBeNull()
})

it('passes over sums, signatures and headings printed again, never a person', () => {
  const columns = guess('people', ['序号', '姓名', '电话', '住址'])
  const why = (...row: Cell[]) => skipped('people', columns, row)
  expect(why(null, '小计', null, '3人')).toBe('sum')
  expect(why('合计', null, null, '231户603人')).toBe('sum')
  expect(why('三组小计', null, 12)).toBe('sum')
  expect(why('填表人：钱丽', null, '审核：')).toBe('foot')
  expect(why('注：电话以本人为准')).toBe('foot')
  expect(why('序号', '姓名', '电话', '住址')).toBe('headings')
  expect(why(null, ' ', '')).toBe('blank')
  expect(why(7, '孙小计', 13_955_550_011, '三组 4 号')).toBeNull()
  expect(why(8, '罗望生', null, null)).toBeNull()
  expect(why(8, null, 13_955_550_011, '三组 4 号')).toBeNull()
})
