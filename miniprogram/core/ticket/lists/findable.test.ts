import { describe, expect, it } from 'vitest'
import {
  FIND_KINDS,
  MOST_ENTRIES,
  personReadingsOf,
  readingsOf,
  termsOfOrder,
  type FindKind,
  type Sayable,
} from './findable'

const ORDER: Sayable = {
  no: 'LX26-0254',
  texts: ['村口公厕', '水箱漏水'],
  door: '三组 5 号',
  sourceNo: null,
  householdId: 'h7',
  name: '马 秀英',
  phone: '13800004321',
}
const termsBy = (order: Sayable) => (kind: FindKind) =>
  termsOfOrder(order).flatMap(one => (one.kind === kind ? [one.term] : []))

describe('an order is found', () => {
  it('by its number, said with the letters, without them, and by its last four', () => {
    expect(termsBy(ORDER)('no')).toEqual(['lx260254', '260254', '0254'])
    expect(termsBy({ ...ORDER, no: 'LX26-12345' })('no')).toEqual(['lx2612345', '2612345', '12345', '2345'])
  })

  it('by the place and the words', () => {
    expect(termsBy(ORDER)('words')).toEqual(['村口', '口公', '公厕', '水箱', '箱漏', '漏水'])
  })

  it('by the whole door, its number and its group', () => {
    expect(termsBy(ORDER)('door')).toEqual(['三组5号', '5号', '三组'])
    expect(termsBy({ ...ORDER, door: '2栋301' })('door')).toEqual(['2栋301', '2栋', '301'])
  })

  it('by the other system’s number, however it was written', () => {
    expect(termsBy({ ...ORDER, sourceNo: '12345-2026 0088' })('other')).toEqual([
      '1234520260088',
      '12345-20260088',
    ])
  })

  it('by the whole name and the last four of the phone, never by more of it', () => {
    expect(termsBy(ORDER)('name')).toEqual(['马秀英'])
    expect(termsBy(ORDER)('phone')).toEqual(['4321'])
    expect(termsBy({ ...ORDER, name: null, phone: null })('phone')).toEqual([])
  })

  it('by its household', () => {
    expect(termsBy(ORDER)('home')).toEqual(['h7'])
  })

  it('by the end of a long text only as far as there is room: the rest comes first', () => {
    const long = Array.from({ length: 500 }, (_, i) => String.fromCodePoint(0x4e00 + i * 3)).join('')
    const terms = termsOfOrder({ ...ORDER, texts: [long] })
    expect(terms.length).toBeGreaterThan(MOST_ENTRIES)
    expect(terms.findIndex(({ kind }) => kind === 'words')).toBe(9)
  })
})

describe('what somebody types may mean', () => {
  const meant = (typed: string, kinds: readonly FindKind[] = FIND_KINDS) =>
    readingsOf(typed, kinds).map(reading => reading.map(({ kind, term }) => `${kind} ${term}`).join(' + '))

  it('of four digits: a number, a word, a door, the other system’s number', () => {
    expect(meant('0254')).toEqual(['no 0254', 'words 0254', 'door 0254', 'other 0254'])
  })

  it('a number as people say it', () => {
    for (const typed of ['LX26-0254', 'lx26 0254', 'ＬＸ２６－０２５４'])
      expect(meant(typed)).toContain('no lx260254')
  })

  it('words: all of them must stand in the order', () => {
    expect(meant('水箱 公厕')).toEqual(['words 水箱 + words 公厕', 'door 水箱公厕'])
  })

  it('a door, and a door with words', () => {
    expect(meant('三组 5 号')).toContain('door 三组5号')
    expect(meant('5号 漏水')).toContain('door 5号 + words 漏水')
  })

  it('nothing of what may not be asked', () => {
    expect(meant('5号 漏水', ['no', 'words'])).toEqual(['words 漏水'])
    expect(meant('三组', ['no', 'words'])).toEqual(['words 三组'])
    expect(meant('0254', ['no'])).toEqual(['no 0254'])
  })

  it('never a name or a phone: these are asked for by themselves', () => {
    expect(
      readingsOf('马秀英 4321', FIND_KINDS)
        .flat()
        .map(({ kind }) => kind),
    ).not.toContain('name')
    expect(
      readingsOf('4321', FIND_KINDS)
        .flat()
        .map(({ kind }) => kind),
    ).not.toContain('phone')
  })

  it('nothing at all, where there is nothing to look for', () => {
    expect(meant('我们的')).toEqual(['door 我们的'])
    expect(meant('，。')).toEqual([])
    expect(meant('水', ['no', 'words'])).toEqual([])
  })
})

describe('a person is meant by', () => {
  const meant = (typed: string) =>
    personReadingsOf(typed).map(reading => reading.map(({ kind, term }) => `${kind} ${term}`).join(' + '))

  it('a whole name, or four digits', () => {
    expect(meant('马 秀英')).toEqual(['name 马秀英'])
    expect(meant('4321')).toEqual(['phone 4321'])
  })

  it('with a door behind it', () => {
    expect(meant('马秀英 5号')).toEqual(['name 马秀英5号', 'name 马秀英 + door 5号'])
    expect(meant('4321 三组5号')).toEqual(['name 4321三组5号', 'phone 4321 + door 三组5号'])
    expect(meant('5号')).toEqual(['name 5号'])
  })
})
