/** The last millisecond of each rule about time: on which side it lies. */
import { describe, expect, test } from 'vitest'
import { limitFor } from './deadlines'
import { defaultRules } from './defaults'
import { ruleAt, subOf } from './policy'
import { addDays, dayKey, dayWords, endOfDay, fromDayKey, isDayKey } from './shanghai'
import { timeLeft } from './time-left'
import { days, hours } from './units'
import { builtInCalendars, endOfWorkday } from './workday'

/** Monday. Five days end with 7 November. */
const START = fromDayKey('2026-11-02')
const END = endOfDay(fromDayKey('2026-11-07'))
const limit = (sub: string | null, track: 1 | 2 | 3, holds: { from: number; to: number }[] = []) =>
  limitFor({
    rules: defaultRules,
    sub: sub === null ? null : subOf(defaultRules, sub),
    track,
    submittedAt: START,
    calendars: builtInCalendars,
    holds,
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
  expect([-2, -1, 0, 1, 2].map(n => dayWords(addDays(now, n), now))).toEqual([
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
