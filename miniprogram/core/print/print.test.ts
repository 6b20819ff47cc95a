import { describe, expect, it } from 'vitest'
import { boardOf, type BoardFacts } from './board'
import { cardOf } from './cards'
import { doorLines } from './doors'
import { noticeOf, slipOf } from './orders'
import { lacks } from './sentences'

const doors = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `三组 ${from + i} 号`)

const FACTS: BoardFacts = {
  town: '青石镇',
  village: '柳溪村',
  groups: [
    {
      name: '三组',
      heads: [{ name: '陈守田', phone: '13800006029' }],
      grids: [
        {
          name: '1 格',
          doors: doors(48, 64),
          holders: [{ name: '王树林', phone: '13800006020' }],
          deputies: [],
        },
        {
          name: '3 格',
          doors: doors(24, 39),
          holders: [],
          deputies: [{ name: '王树林', phone: '13800006020' }],
        },
        { name: '5 格', doors: doors(70, 71), holders: [], deputies: [] },
      ],
    },
  ],
  desk: [{ name: '何晓雯', phone: '08005550123' }],
  committee: [{ name: '周德顺', phone: null }],
  townDesk: [{ name: '镇办', phone: '08005550100' }],
  lengths: { dispatch: '一个工作日', claim: '二十四小时' },
  at: Date.UTC(2026, 10, 24),
  isSample: false,
}

describe('the board', () => {
  const board = boardOf(FACTS)
  it('says where it hangs and how much it covers', () => {
    expect(board.title).toBe('柳溪村网格员公示牌')
    expect(board.side).toEqual(['谁管哪几家，一看就知道', '1 个组、3 格、35 户'])
    expect(board.foot).toContain('青石镇柳溪村 · 2026 年 11 月 24 日印')
  })
  it('names who looks after which doors', () =>
    expect(board.columns[0]?.cells[0]).toEqual({
      grid: '1 格',
      size: '管 17 户',
      doors: ['48—64 号'],
      tile: '王',
      isVacant: false,
      name: '王树林',
      mark: '',
      phone: '138 0000 6020',
    }))
  it('says that a grid is vacant and who stands in', () =>
    expect(board.columns[0]?.cells[1]).toMatchObject({
      tile: '空',
      doors: ['24—39 号', '正在选人'],
      name: '王树林',
      mark: '代管',
      phone: '138 0000 6020',
    }))
  it('sends to the desk where nobody stands in', () =>
    expect(board.columns[0]?.cells[2]).toMatchObject({
      name: '先找村派单台',
      mark: '',
      phone: '0800 5550 123',
    }))
  it('lists numbers of posts, and none that nobody gave', () => {
    expect(board.phones).toEqual([{ whose: '村派单台 何晓雯', phone: '0800 5550 123' }])
    expect(board.town).toEqual({ whose: '不满意，找镇里', phone: '0800 5550 100' })
  })
})

describe('doors', () => {
  it.each([
    [['三组 1 号', '三组 2 号', '三组 3 号'], ['1—3 号']],
    [
      ['一组1号', '一组3号', '一组7号'],
      ['1、3、', '7 号'],
    ],
    [['三组 1 号', '桥头小卖部'], []],
    [['三组 1 号', '四组 1 号'], []],
    [['1 号', '3 号', '5 号', '7 号', '9 号'], []],
    [[], []],
  ])('%j', (given, said) => expect(doorLines(given)).toEqual(said))
})

describe('a card', () => {
  const facts = {
    village: '柳溪村',
    household: '三组 5 号 陈家',
    grid: '三组 2 格',
    holders: [{ name: '李春梅', phone: '13800006021' }],
    deputies: [],
    desk: [{ name: '何晓雯', phone: '08005550123' }],
    townDesk: [{ name: '镇办', phone: '08005550100' }],
    code: '48271936',
  }
  it('says whom to call for this door', () =>
    expect(cardOf(facts)).toEqual({
      title: '柳溪村三组 5 号 陈家',
      grid: '三组 2 格',
      name: '李春梅',
      mark: '',
      phone: '138 0000 6021',
      desk: '村派单台 何晓雯',
      deskPhone: '0800 5550 123',
      town: '0800 5550 100',
      code: '48271936',
      codeLine: '卡号 4827 1936',
    }))
  it('of a vacant grid sends to the desk', () =>
    expect(cardOf({ ...facts, holders: [] })).toMatchObject({ name: '正在选人', phone: '先找村派单台' }))
})

it('says how many characters were not there', () => {
  expect(lacks([])).toBe('')
  expect(lacks(['𠅤', '㛃'])).toBe('有 2 个字字库里没有，印成了〓，请用笔补上。')
})

describe('an order on paper', () => {
  const desk = [{ name: '何晓雯', phone: '08005550123' }]
  // 9:05 in Shanghai.
  const at = Date.UTC(2026, 10, 24, 1, 5)
  const day = 86_400_000
  const facts = { village: '柳溪村', no: 'LX26-0137', kind: '基础设施 · 路灯', limitAt: at + 5 * day, desk }

  it('that was sent out says to whom and until when', () =>
    expect(
      noticeOf({
        ...facts,
        urgent: true,
        to: '三组的网格员，谁先领谁办',
        offered: { at, byName: '何晓雯', claimDueAt: at + day },
        promise: null,
      }),
    ).toEqual({
      title: '柳溪村派单通知单',
      no: 'LX26-0137',
      mark: '急',
      rows: [
        ['派给', '三组的网格员，谁先领谁办'],
        ['哪一种', '基础设施 · 路灯'],
        ['派单', '11 月 24 日 9:05，何晓雯派'],
        ['领单', '最晚 11 月 25 日 9:05'],
        ['办结', '最晚 11 月 29 日'],
      ],
      ask: ['什么事、在哪里、找谁，小程序里看：扫码，点开这一单。', '不上网的，问村派单台 0800 5550 123。'],
    }))
  it('that is in hand says what was promised', () =>
    expect(
      noticeOf({
        ...facts,
        urgent: false,
        to: '李春梅',
        offered: null,
        promise: { holderName: '李春梅', promisedAt: at + 2 * day },
        desk: [],
      }),
    ).toMatchObject({
      mark: '',
      rows: [
        ['派给', '李春梅'],
        ['哪一种', '基础设施 · 路灯'],
        ['答应', '李春梅，11 月 26 日前办好'],
        ['办结', '最晚 11 月 29 日'],
      ],
      ask: ['什么事、在哪里、找谁，小程序里看：扫码，点开这一单。', '不上网的，问村派单台。'],
    }))
  it('for somebody without a phone says its number, and how a neighbour rates it', () =>
    expect(slipOf({ village: '柳溪村', no: 'LX26-0137', at, desk })).toEqual({
      title: '柳溪村点单纸条',
      day: '11 月 24 日点的单',
      no: 'LX26-0137',
      how: '办好以后，把这张纸条给一位信得过的乡亲：扫码，填这两样，就能替您说办得好不好。',
      call: '没人来、纸条丢了，打村派单台 0800 5550 123。',
    }))
})
