import { describe, expect, it } from 'vitest'
import {
  capText,
  countedTogether,
  countIn,
  NOTHING_COUNTED,
  oftenText,
  periodOf,
  pointsLeft,
  tallied,
  tallyId,
  timesLeft,
} from './often'
import { PERIODS, type Tally } from './types'

describe('the period of a day', () => {
  it('a week begins on Monday, in Shanghai, also over the turn of the year', () => {
    expect(
      ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30', '2027-01-01'].map(day =>
        periodOf('week', day),
      ),
    ).toEqual(['w2026-11-16', 'w2026-11-23', 'w2026-11-23', 'w2026-11-30', 'w2026-12-28'])
  })
  it.each<[string, string[]]>([
    ['2026-12-31', ['2026-12-31', 'w2026-12-28', '2026-12', '2026-Q4', '2026-H2', '2026', 'once']],
    ['2026-06-30', ['2026-06-30', 'w2026-06-29', '2026-06', '2026-Q2', '2026-H1', '2026', 'once']],
    ['2026-07-01', ['2026-07-01', 'w2026-06-29', '2026-07', '2026-Q3', '2026-H2', '2026', 'once']],
    ['2026-04-01', ['2026-04-01', 'w2026-03-30', '2026-04', '2026-Q2', '2026-H1', '2026', 'once']],
  ])('%s lies in its day, week, month, quarter, half, year and the one time', (day, periods) => {
    expect(PERIODS.map(per => periodOf(per, day))).toEqual(periods)
  })
})

describe('a tally', () => {
  const of = (...days: string[]): Tally =>
    days.reduce((tally, day) => tallied(tally, day, 5), NOTHING_COUNTED)

  it('stands once for a household and a thing, whatever the limit’s period', () => {
    expect(tallyId('h1', 'river')).toBe('h1:river')
  })
  it('goes on counting when new rules give another period or number', () => {
    const tally = of('2026-11-02', '2026-11-09', '2026-11-30')
    expect(timesLeft(tally, { times: 4, per: 'month' }, '2026-11-30')).toBe(1)
    expect(timesLeft(tally, { times: 2, per: 'week' }, '2026-11-30')).toBe(1)
    expect(timesLeft(tally, { times: 3, per: 'quarter' }, '2026-12-01')).toBe(0)
    expect(timesLeft(tally, { times: 3, per: 'halfYear' }, '2026-12-31')).toBe(0)
    expect(timesLeft(tally, { times: 3, per: 'year' }, '2027-01-01')).toBe(3)
    expect(timesLeft(tally, { times: 3, per: 'once' }, '2030-01-01')).toBe(0)
  })
  it('knows what a cap leaves', () => {
    const cap = { cap: { points: 12, per: 'year' as const } }
    expect(pointsLeft(of('2026-01-02', '2026-06-09'), cap, '2026-12-31')).toBe(2)
    expect(pointsLeft(of('2026-01-02', '2026-06-09', '2026-07-01'), cap, '2026-12-31')).toBe(0)
    expect(pointsLeft(of('2026-01-02'), {}, '2026-12-31')).toBeNull()
  })
  it('folds old years into their sum and still counts them', () => {
    const tally = of('2024-03-01', '2024-05-01', '2025-01-01', '2026-02-01')
    expect(tally).toEqual({
      days: { '2025-01-01': { times: 1, points: 5 }, '2026-02-01': { times: 1, points: 5 } },
      years: { '2024': { times: 2, points: 10 } },
    })
    expect(countIn(tally, 'year', '2024-12-31')).toEqual({ times: 2, points: 10 })
    expect(countIn(tally, 'once', '2026-02-01')).toEqual({ times: 4, points: 20 })
    expect(countIn(tally, 'month', '2026-02-28')).toEqual({ times: 1, points: 5 })
  })
  it('gives back to a year that is folded, and adds to it', () => {
    const tally = of('2024-03-01', '2024-05-01', '2026-02-01')
    expect(tallied(tally, '2024-03-01', 5, -1).years).toEqual({ '2024': { times: 1, points: 5 } })
    expect(tallied(tally, '2024-12-31', 5)).toEqual({
      days: { '2026-02-01': { times: 1, points: 5 } },
      years: { '2024': { times: 3, points: 15 } },
    })
    expect(tallied(tally, '2023-01-01', 5).years).toEqual({
      '2023': { times: 1, points: 5 },
      '2024': { times: 2, points: 10 },
    })
    // The year before the newest is kept by its days.
    expect(Object.keys(tallied(tally, '2025-01-01', 5).days)).toEqual(['2026-02-01', '2025-01-01'])
  })
  it('a week, a month and a quarter hold no folded year', () => {
    const tally = of('2024-03-01', '2026-02-01')
    for (const per of ['day', 'week', 'month', 'quarter', 'halfYear'] as const)
      expect(countIn(tally, per, '2024-03-01'), per).toEqual({ times: 0, points: 0 })
  })
  it('gives back to the day it was counted on, never below zero', () => {
    const tally = tallied(of('2026-11-02', '2026-12-02'), '2026-11-02', 5, -1)
    expect([
      countIn(tally, 'month', '2026-11-30').times,
      countIn(tally, 'month', '2026-12-30').times,
    ]).toEqual([0, 1])
    expect(countIn(tallied(tally, '2026-11-02', 5, -1), 'once', '2026-11-02').times).toBe(1)
  })
})

it('is said in words', () => {
  expect(PERIODS.map(per => oftenText({ times: 2, per }))).toEqual([
    '每天最多 2 次',
    '每周最多 2 次',
    '每月最多 2 次',
    '每季度最多 2 次',
    '每半年最多 2 次',
    '每年最多 2 次',
    '总共 2 次',
  ])
  expect(capText({ points: 50, per: 'year' })).toBe('每年最多 50 分')
})

describe('two counts that turn out to be of one human', () => {
  it('are added day by day and year by year', () => {
    const one: Tally = {
      days: { '2026-11-20': { times: 1, points: 2 } },
      years: { '2024': { times: 3, points: 0 } },
    }
    const other: Tally = {
      days: { '2026-11-20': { times: 2, points: 1 }, '2026-11-21': { times: 1, points: 0 } },
      years: { '2023': { times: 1, points: 5 } },
    }
    expect(countedTogether(one, other)).toEqual({
      days: { '2026-11-20': { times: 3, points: 3 }, '2026-11-21': { times: 1, points: 0 } },
      years: { '2024': { times: 3, points: 0 }, '2023': { times: 1, points: 5 } },
    })
  })
})
