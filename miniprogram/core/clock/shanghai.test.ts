import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  clockText,
  latestText,
  dateText,
  dateWeekdayText,
  dayKey,
  endOfDay,
  fromDayKey,
  hourOf,
  isDayKey,
  monthKey,
  startOfDay,
  weekday,
  yearOf,
} from './shanghai'
import { days, hours, minutes } from './units'

const moments = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2099, 11, 31) })

describe('a day of Shanghai', () => {
  test('begins at 16:00 UTC the evening before', () => {
    expect(fromDayKey('2026-11-26')).toBe(Date.UTC(2026, 10, 25, 16))
  })

  test('ends one millisecond before the next begins', () => {
    const midnight = fromDayKey('2026-11-27')
    expect(endOfDay(midnight - 1)).toBe(midnight - 1)
    expect(dayKey(midnight - 1)).toBe('2026-11-26')
    expect(dayKey(midnight)).toBe('2026-11-27')
  })

  test('crosses month ends, years and 29 February', () => {
    const nextDay = (key: string) => dayKey(addDays(fromDayKey(key), 1))
    expect(['2026-01-31', '2026-12-31', '2028-02-28', '2028-02-29', '2026-02-28'].map(nextDay)).toEqual([
      '2026-02-01',
      '2027-01-01',
      '2028-02-29',
      '2028-03-01',
      '2026-03-01',
    ])
  })

  test('agrees with the zone database at every moment', () => {
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
    fc.assert(fc.property(moments, ms => dayKey(ms) === zone.format(ms)))
  })

  test('contains every moment that has its key', () => {
    fc.assert(
      fc.property(moments, ms => {
        const start = startOfDay(ms)
        return (
          start <= ms &&
          ms <= endOfDay(ms) &&
          endOfDay(ms) - start === days(1) - 1 &&
          fromDayKey(dayKey(ms)) === start
        )
      }),
    )
  })
})

describe('a key from outside', () => {
  test('must name a day that exists', () => {
    expect(['2028-02-29', '2026-12-31'].filter(isDayKey)).toHaveLength(2)
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', '今天'].filter(isDayKey)).toEqual(
      [],
    )
  })

  test('throws when it is used unasked', () => {
    expect(() => fromDayKey('2026-02-30')).toThrow('没有这一天')
  })
})

test('what the screen shows is spoken Chinese with thin figures', () => {
  const moment = fromDayKey('2026-11-26') + hours(8) + minutes(5)
  expect([clockText(moment), dateText(moment), dateWeekdayText(moment), monthKey(moment)]).toEqual([
    '8:05',
    '11 月 26 日',
    '11 月 26 日 星期四',
    '2026-11',
  ])
  expect([yearOf(moment), weekday(moment), hourOf(moment)]).toEqual([2026, 4, 8])
  expect(yearOf(Date.UTC(2026, 11, 31, 16))).toBe(2027)
})

test.each([
  ['2026-11-24T06:05:00Z', '最晚今天 14:05 '],
  ['2026-11-25T02:32:00Z', '最晚明天 10:32 '],
  ['2026-11-24T15:59:59.999Z', '最晚今天'],
  ['2026-11-25T15:59:59.999Z', '最晚明天'],
  ['2026-11-27T15:59:59.999Z', '最晚 11 月 27 日'],
])('a step that ends at %s is said to end %s', (at, words) => {
  expect(latestText(Date.parse(at), Date.parse('2026-11-24T05:05:00Z'))).toBe(words)
})
