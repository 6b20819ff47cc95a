import { describe, expect, it } from 'vitest'
import type { ApplicationInfo } from '../../contract/points/deed'
import type { EntryInfo } from '../../contract/points/book'
import { fromDayKey } from '../core/clock/shanghai'
import { entryRow, pendingRow, withMonths, withStatements } from './passbook'

const entry = (day: string, more: Partial<EntryInfo> = {}): EntryInfo => ({
  id: `h:${day}`,
  at: fromDayKey(day) + 1000,
  kind: 'earned',
  title: '义务扫路',
  byText: '王树林证实',
  points: 5,
  balance: 307,
  cures: null,
  reason: null,
  ...more,
})
const seen = (more: Partial<ApplicationInfo> = {}): ApplicationInfo => ({
  id: 'a1',
  no: 'LX-J26-0031',
  item: { id: 'river', label: '清河道', unit: '小时' },
  quantity: 2,
  points: 10,
  day: '2026-11-22',
  at: fromDayKey('2026-11-22'),
  state: 'confirmed',
  stateText: '',
  households: [],
  group: false,
  mine: true,
  confirmedBy: '李春梅',
  objectUntil: fromDayKey('2026-11-27') - 1,
  openObjections: 0,
  aside: [],
  can: [],
  ...more,
})

describe('a line of the passbook', () => {
  it('tells the day, what it was, who vouched, how many and what was left', () => {
    expect(entryRow(entry('2026-11-03'))).toMatchObject({
      day: '3 日',
      title: '义务扫路',
      note: '王树林证实',
      points: '+5',
      after: '余 307',
      tone: 'ink',
    })
  })
  it('cures a mistake on a red line that says why', () => {
    const row = entryRow(
      entry('2026-11-08', {
        kind: 'reversed',
        title: '冲正：义务扫路',
        points: -5,
        byText: '周德顺改的，原来那笔留着',
        reason: '3 日扫路记重了',
      }),
    )
    expect(row).toMatchObject({
      title: '冲正：3 日扫路记重了',
      note: '义务扫路，周德顺改的，原来那笔留着',
      points: '−5',
      tone: 'red',
    })
    expect(
      entryRow(entry('2026-11-08', { kind: 'reversed', title: '冲正：义务扫路', byText: '' })).title,
    ).toBe('冲正：义务扫路')
  })
  it('stays in pencil until the notice is over', () => {
    expect(pendingRow(seen())).toMatchObject({
      title: '清河道 2 小时',
      note: '李春梅证实，公示到 26 日',
      after: '待入账',
      tone: 'pencil',
    })
    expect(pendingRow(seen({ state: 'waiting', confirmedBy: null, objectUntil: null }))).toMatchObject({
      after: '等证实',
    })
    expect(pendingRow(seen({ state: 'objected' })).note).toContain('有人有意见')
  })
  it('says the month once', () => {
    expect(
      withMonths([
        entryRow(entry('2026-11-08')),
        entryRow(entry('2026-11-03')),
        entryRow(entry('2026-10-28')),
      ]).map(row => row.month),
    ).toEqual(['11 月 ', '', '10 月 '])
  })
})

describe("a month's end", () => {
  const entries = [entry('2026-11-03'), entry('2026-10-28'), entry('2026-09-20')]
  const kinds = (statements: string[], hasMore = false) =>
    withStatements(entries, statements, hasMore).map(row => (row.link ? row.id : row.day))
  it("stands above its month's lines and under the later ones", () => {
    expect(kinds(['2026-09', '2026-10'])).toEqual([
      '3 日',
      'statement:2026-10',
      '28 日',
      'statement:2026-09',
      '20 日',
    ])
  })
  it('of a month whose lines are not here yet waits for them', () => {
    expect(kinds(['2026-08'], true)).toEqual(['3 日', '28 日', '20 日'])
    expect(kinds(['2026-08'])).toEqual(['3 日', '28 日', '20 日', 'statement:2026-08'])
  })
  it('of a month in which nothing moved has its line all the same', () => {
    expect(
      withStatements([entry('2026-11-03'), entry('2026-08-20')], ['2026-09'], false).map(row => row.id),
    ).toEqual(['h:2026-11-03', 'statement:2026-09', 'h:2026-08-20'])
  })
})
