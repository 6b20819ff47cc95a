/** The last millisecond of each rule about time: on which side it lies. */
import { describe, expect, test } from 'vitest'
import { limitAgain, limitFor, stepEnd } from './deadlines'
import { defaultRules } from './defaults'
import { derivationText, isProvisional } from './derivation'
import { mergePauses } from './pause'
import { ruleAt, subOf } from './policy'
import { spanEnd } from './span'
import { addDays, dayKey, whenText, endOfDay, fromDayKey, isDayKey } from './shanghai'
import { timeLeft } from './time-left'
import { days, hours } from './units'
import { builtInCalendars, endOfWorkday } from './workday'

/** Monday. Five days end with 7 November. */
const START = fromDayKey('2026-11-02')
const END = endOfDay(fromDayKey('2026-11-07'))
const limit = (sub: string | null, track: 1 | 2 | 3, pauses: { from: number; to: number }[] = []) =>
  limitFor({
    rules: defaultRules,
    sub: sub === null ? null : subOf(defaultRules, sub),
    track,
    submittedAt: START,
    calendars: builtInCalendars,
    pauses,
  })

describe('a hold', () => {
  test('that begins with the last moment of the limit still counts, one that begins after it does not', () => {
    const from = (ms: number) => limit('lamp', 1, [{ from: ms, to: ms + days(1) }]).dueAt
    expect([from(END), from(END + 1)]).toEqual([END + days(1), END])
  })
  test('in calendar days skips none and asks no calendar', () => {
    const { derivation } = limit('lamp', 1, [{ from: START, to: START + days(1) }])
    expect(derivation.skipped).toEqual([])
    expect(derivation).not.toHaveProperty('calendars')
    expect(limit('lamp', 1).derivation.skipped).toEqual([])
  })
  test('in workdays adds the days that were off to those before', () => {
    const { derivation } = limit('certificate', 1, [
      { from: fromDayKey('2026-11-04'), to: fromDayKey('2026-11-09') },
    ])
    // The weekend on the way, and the one that the held days end in.
    expect(derivation.skipped).toEqual(['2026-11-07', '2026-11-08', '2026-11-14', '2026-11-15'])
  })
})

test('track 3 without a kind has the rules’ own statute: 60 days', () => {
  expect(dayKey(limit(null, 3).dueAt)).toBe('2027-01-01')
})

test('the end of a workday says which calendar it asked, also of one that is not out', () => {
  const uses = (key: string) => endOfWorkday(fromDayKey(key), builtInCalendars).calendars
  expect(uses('2026-11-24')).toEqual([{ year: 2026, version: 1 }])
  expect(uses('2027-01-05')).toEqual([{ year: 2027, version: 0 }])
  // New Year's Eve is a Thursday, New Year a holiday.
  expect(uses('2027-01-01')).toEqual([{ year: 2027, version: 0 }])
})

test('of two rules the one that began later holds, wherever it stands in the list', () => {
  const rules = (version: number, from: number) => ({ ...defaultRules, version, from, to: null })
  const [early, late] = [rules(1, START), rules(2, START + days(1))]
  const at = START + days(2)
  expect([ruleAt([early, late], at)?.version, ruleAt([late, early], at)?.version]).toEqual([2, 2])
})

test('a day has a name yesterday, today and tomorrow', () => {
  const now = fromDayKey('2026-11-24') + hours(9)
  expect([-2, -1, 0, 1, 2].map(n => whenText(addDays(now, n), now))).toEqual([
    '11 月 22 日',
    '昨天',
    '今天',
    '明天',
    '11 月 26 日',
  ])
})

test('a day’s key has nothing before it and nothing behind it', () => {
  expect(['x2026-11-24', '2026-11-24x', ' 2026-11-24'].map(isDayKey)).toEqual([false, false, false])
})

test('an hour, an evening and a noon begin with their first moment', () => {
  const today = fromDayKey('2026-11-24')
  const morning = today + hours(8)
  expect([timeLeft(morning, morning + hours(1)), timeLeft(morning, morning + hours(1) - 1)]).toEqual([
    '今天到',
    '剩 59 分',
  ])
  expect([timeLeft(morning, today + hours(18)), timeLeft(morning, today + hours(18) - 1)]).toEqual([
    '今晚到',
    '今天到',
  ])
  const evening = today + hours(20)
  expect([timeLeft(evening, today + hours(36)), timeLeft(evening, today + hours(36) - 1)]).toEqual([
    '明天到',
    '明早到',
  ])
  expect([timeLeft(today + hours(1), today), timeLeft(today + hours(1) - 1, today)]).toEqual([
    '超 1 时',
    '超 59 分',
  ])
})

describe('what a day hangs on', () => {
  const at = START + hours(9)
  const uses = (year: number, version = 1) => ({ year, version })
  test('hours and days ask no calendar', () => {
    const span = (n: number, unit: 'hours' | 'days') => spanEnd(at, { n, unit }, builtInCalendars)
    expect(span(24, 'hours')).toEqual({ at: at + hours(24), skipped: [], calendars: [] })
    expect(span(5, 'days')).toEqual({ at: END, skipped: [], calendars: [] })
  })
  test('a share of the limit asks none either', () => {
    const step = (limitDueAt: number) =>
      stepEnd('dispatch', { rules: defaultRules, from: at, calendars: builtInCalendars, limitDueAt })
    // Two fifths of a day, and of ten days: then the end of the next workday is nearer.
    expect(step(at + days(1))).toEqual({ at: at + days(1) * 0.4, skipped: [], calendars: [] })
    expect(step(at + days(10))).toEqual({
      at: endOfDay(at + days(1)),
      skipped: [],
      calendars: [uses(2026)],
    })
  })
  test('the end of a workday asks the year of the day itself, too', () => {
    const off = { year: 2026, source: '更正', holidays: ['2026-12-31'], workdays: [], version: 2 }
    const next = { year: 2027, source: '通知', holidays: ['2027-01-01'], workdays: [] }
    expect(endOfWorkday(fromDayKey('2026-12-31'), [off, next])).toEqual({
      at: endOfDay(fromDayKey('2027-01-04')),
      skipped: ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'],
      calendars: [uses(2026, 2), uses(2027)],
    })
  })
  test('reckoned again to the same day, nothing is noted', () => {
    const told = limit('certificate', 1).derivation
    expect(limitAgain(told, builtInCalendars)).toEqual({ dueAt: told.dueAt, derivation: told })
  })
  test('only a notice that is not out leaves it open', () => {
    const told = limit('certificate', 1).derivation
    expect([told, { calendars: [uses(2027, 2)] }, { calendars: [uses(2027, 0)] }].map(isProvisional)).toEqual(
      [false, false, true],
    )
  })
  test('stretches of days off are told by their ends, one day by itself, and none as none', () => {
    const text = (skipped: string[]) => derivationText({ ...limit('certificate', 1).derivation, skipped })
    expect(text([])).toContain('中间没有休息日。')
    expect(text(['2026-11-07', '2026-11-08', '2026-11-11'])).toContain(
      '跳过不上班的 3 天：11 月 7 日至 11 月 8 日、11 月 11 日。',
    )
  })
  test('two holds that touch are one', () => {
    expect(
      mergePauses([
        { from: 1, to: 2 },
        { from: 2, to: 3 },
        { from: 5, to: 6 },
      ]),
    ).toEqual([
      { from: 1, to: 3 },
      { from: 5, to: 6 },
    ])
  })
})
