import { describe, expect, it } from 'vitest'
import type { Board, BoardEntry } from '../../core/board/board'
import { boardCards, hiddenText, monthText, ratesOf } from './board-view'

const entry: BoardEntry = {
  ticketId: 't',
  no: 'LX26-0001',
  category: 'infrastructure',
  sub: 'lamp',
  asked: '路灯不亮',
  done: '换了灯头',
  outcome: 'done',
  promisedDays: 5,
  actualDays: 4,
  rounds: 1,
  changed: 0,
  onTime: true,
  promiseKept: true,
  promiseLateDays: 0,
  closedAt: 0,
}
const board: Board = {
  villageId: 'v',
  month: '2026-11',
  madeAt: 0,
  sealed: false,
  running: [],
  published: [entry],
  response: { kept: 27, of: 28, keptIds: strokes('k', 27), missedIds: ['m1'] },
  resolution: { kept: 0, of: 0, keptIds: [], missedIds: [] },
  satisfaction: { kept: 4, of: 5 },
  unrated: 2,
  mean: null,
  committee: null,
}
function strokes(letter: string, n: number): string[] {
  return Array.from({ length: n }, (_, i) => `${letter}${i}`)
}

describe('the board in words and strokes', () => {
  it('says a rate as a fraction in words, with every stroke opening its ticket', () => {
    expect(ratesOf(board)[0]).toMatchObject({
      saying: '28 单，27 单按时有人领',
      percent: '96',
      missed: ['m1'],
    })
  })
  it('writes no per cent where nothing fell due', () => {
    expect(ratesOf(board)[1]).toMatchObject({ saying: '还没有到期的', percent: '' })
  })
  it('never lets a stroke of the satisfaction rate open the ticket whose rating it is', () => {
    const rate = ratesOf(board)[2]
    expect([...(rate?.kept ?? []), ...(rate?.missed ?? [])].filter(id => id !== '')).toEqual([])
    expect([rate?.kept.length, rate?.missed.length]).toEqual([4, 1])
  })
  it('writes no satisfaction below five ratings', () => {
    expect(ratesOf({ ...board, satisfaction: null })[2]).toMatchObject({
      saying: '凑满 5 份评价才写，先不写',
      percent: '',
    })
  })
  it('draws a stroke for every order, and opens those the reader may see', () => {
    const [response] = ratesOf({ ...board, response: { kept: 3, of: 5, keptIds: ['k0'], missedIds: [] } })
    expect([response?.kept, response?.missed]).toEqual([
      ['k0', '', ''],
      ['', ''],
    ])
  })
  it('says of ratings that are not released only that they are not', () => {
    expect(ratesOf(board)[2]).toMatchObject({
      saying: '晒出 5 份评价，4 份满意；另外 2 单没评，或评了还没凑满五份',
    })
  })
  it('shows a broken promise inside the limit as one', () => {
    const broken = { ...entry, promisedDays: 1, actualDays: 4, promiseKept: false, promiseLateDays: 3 }
    expect(boardCards({ ...board, published: [broken] })[0]).toEqual({
      id: 't',
      asked: '路灯不亮',
      done: '换了灯头',
      note: '基础设施 · 比答应的日子晚 3 天',
      light: { kind: 'doneLate', amount: '4 天', word: '答应 1 天' },
      aria: '没赶上答应的日子，用了 4 天，答应 1 天，路灯不亮，换了灯头',
    })
    expect(boardCards({ ...board, published: [entry] })[0]).toMatchObject({
      light: { kind: 'doneInTime' },
      aria: '按答应的日子办好，用了 4 天，答应 5 天，路灯不亮，换了灯头',
    })
    expect(
      boardCards({ ...board, published: [{ ...entry, promisedDays: null, promiseKept: null }] })[0],
    ).toMatchObject({
      light: { kind: 'doneInTime' },
      aria: '没过时限，用了 4 天，没有人答应过日子，路灯不亮，换了灯头',
    })
  })
  it('shows lateness, changed promises and rework all the same', () => {
    expect(
      boardCards({ ...board, published: [{ ...entry, onTime: false, rounds: 2, changed: 1 }] })[0],
    ).toMatchObject({
      note: '基础设施 · 返工 1 回 · 改过 1 次日子 · 超过了时限',
      light: { kind: 'doneLate' },
    })
  })
  it('names the year only when it is another one', () => {
    const now = Date.UTC(2026, 10, 22)
    expect([monthText('2026-11', now), monthText('2025-12', now)]).toEqual(['11 月', '2025 年 12 月'])
  })
})

describe('what hangs on no wall', () => {
  const hidden = (
    total: number | null,
    dispute: number | null,
    own: number | null,
    aboutStaff: number | null,
  ) => hiddenText({ townId: 't', quarter: '2026-Q3', total, kinds: { dispute, private: own, aboutStaff } })
  it('is told as far as the numbers are; the small ones only together', () => {
    expect(hiddenText(null)).toBe('')
    expect(hidden(null, null, null, null)).toBe('2026 年第三季度，全镇这样的不到 5 件。')
    expect(hidden(7, null, null, null)).toBe('2026 年第三季度，全镇这样的一共 7 件。')
    expect(hidden(32, 20, null, null)).toBe(
      '2026 年第三季度，全镇这样的一共 32 件：矛盾 20 件，私事和反映干部的一共 12 件。',
    )
    expect(hidden(24, 9, 8, 7)).toBe(
      '2026 年第三季度，全镇这样的一共 24 件：矛盾 9 件，私事 8 件，反映干部的 7 件。',
    )
  })
})
