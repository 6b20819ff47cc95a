import { isWorkday as isWorkdayElsewhere } from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCalendar } from './check-calendar'
import { addDays, dayKey, endOfDay, fromDayKey, weekday } from './shanghai'
import { hours } from './units'
import {
  addWorkdays,
  builtInCalendars,
  endOfWorkday,
  isWorkday,
  missingYear,
  versionOf,
  type Calendar,
} from './workday'

const works = (key: string) => isWorkday(fromDayKey(key), builtInCalendars)
const after = (key: string, n: number) => {
  const counted = addWorkdays(fromDayKey(key) + hours(9), n, builtInCalendars)
  return { day: dayKey(counted.at), skipped: counted.skipped }
}
const inTwoYears = fc.integer({ min: fromDayKey('2025-01-01'), max: fromDayKey('2026-11-01') - 1 })

describe('a workday', () => {
  test('is a weekday, unless the notice says otherwise', () => {
    expect(['2026-11-23', '2026-11-27'].map(works)).toEqual([true, true])
    expect(['2026-11-28', '2026-11-29'].map(works)).toEqual([false, false])
  })

  test('does not fall into Spring Festival 2026, 15 to 23 February', () => {
    const days = Array.from({ length: 15 }, (_, i) => dayKey(addDays(fromDayKey('2026-02-12'), i)))
    expect(days.filter(key => works(key) === true)).toEqual([
      '2026-02-12',
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
    ])
  })

  test('may be a Saturday or Sunday that was shifted', () => {
    const shifted = [
      '2025-01-26',
      '2025-02-08',
      '2025-04-27',
      '2025-09-28',
      '2025-10-11',
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]
    expect(shifted.filter(key => works(key) !== true)).toEqual([])
    const weekends = Array.from({ length: 730 }, (_, i) => addDays(fromDayKey('2025-01-01'), i))
      .filter(ms => weekday(ms) % 6 === 0 && isWorkday(ms, builtInCalendars) === true)
      .map(dayKey)
    expect(weekends).toEqual(shifted)
  })

  test('there are 248 of in 2025 and 2026 each, as the notices leave', () => {
    const count = (year: number) =>
      Array.from({ length: 365 }, (_, i) => addDays(fromDayKey(`${year}-01-01`), i)).filter(
        ms => isWorkday(ms, builtInCalendars) === true,
      ).length
    expect([count(2025), count(2026)]).toEqual([248, 248])
  })

  test('of a year whose notice is not out is a weekday but 1 January', () => {
    expect(['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-10-01'].map(works)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
    expect(['2028-01-01', '2029-01-01', '2029-01-02'].map(works)).toEqual([false, false, true])
  })

  test('follows the calendar handed in last for its year', () => {
    const corrected: Calendar = { year: 2026, source: '更正', holidays: ['2026-11-23'], workdays: [] }
    expect(isWorkday(fromDayKey('2026-11-23'), [...builtInCalendars, corrected])).toBe(false)
  })
})

describe('counting workdays', () => {
  test('leaps over Spring Festival and says which days it skipped', () => {
    expect(after('2026-02-14', 1)).toEqual({
      day: '2026-02-24',
      skipped: [
        '2026-02-15',
        '2026-02-16',
        '2026-02-17',
        '2026-02-18',
        '2026-02-19',
        '2026-02-20',
        '2026-02-21',
        '2026-02-22',
        '2026-02-23',
      ],
    })
  })

  test('counts a shifted Saturday', () => {
    expect(after('2026-02-13', 1)).toEqual({ day: '2026-02-14', skipped: [] })
    expect(after('2026-02-27', 1)).toEqual({ day: '2026-02-28', skipped: [] })
  })

  test('crosses a month end and the year 2025 into 2026', () => {
    expect(after('2026-07-31', 1)).toEqual({ day: '2026-08-03', skipped: ['2026-08-01', '2026-08-02'] })
    expect(after('2025-12-31', 1)).toEqual({
      day: '2026-01-04',
      skipped: ['2026-01-01', '2026-01-02', '2026-01-03'],
    })
  })

  test('goes on into a year nobody entered, and names it', () => {
    expect(after('2026-12-31', 1)).toEqual({
      day: '2027-01-04',
      skipped: ['2027-01-01', '2027-01-02', '2027-01-03'],
    })
    expect(addWorkdays(fromDayKey('2026-12-30'), 2, builtInCalendars).calendars).toEqual([
      { year: 2026, version: 1 },
      { year: 2027, version: 0 },
    ])
    expect(addWorkdays(fromDayKey('2026-12-30'), 1, builtInCalendars).calendars).toEqual([
      { year: 2026, version: 1 },
    ])
  })

  test('always lands on a workday, keeps the time of day and accounts for every day between', () => {
    fc.assert(
      fc.property(inTwoYears, fc.integer({ min: 1, max: 25 }), (ms, n) => {
        const counted = addWorkdays(ms, n, builtInCalendars)
        return (
          isWorkday(counted.at, builtInCalendars) === true &&
          counted.at === addDays(ms, n + counted.skipped.length)
        )
      }),
    )
  })

  test('never goes back: later or more is later', () => {
    fc.assert(
      fc.property(inTwoYears, fc.nat(20), fc.nat(1e9), (ms, n, later) => {
        const [a, b, c] = [
          addWorkdays(ms, n, builtInCalendars),
          addWorkdays(ms, n + 1, builtInCalendars),
          addWorkdays(ms + later, n, builtInCalendars),
        ]
        return a.at < b.at && dayKey(a.at) <= dayKey(c.at)
      }),
    )
  })

  test('fills a day of rest up to the end of the next workday', () => {
    expect(endOfWorkday(fromDayKey('2026-11-28'), builtInCalendars)).toMatchObject({
      at: endOfDay(fromDayKey('2026-11-30')),
      skipped: ['2026-11-28', '2026-11-29'],
    })
    expect(endOfWorkday(fromDayKey('2026-11-27'), builtInCalendars)).toMatchObject({
      at: endOfDay(fromDayKey('2026-11-27')),
      skipped: [],
    })
  })
})

describe('a calendar', () => {
  const year: Calendar = { year: 2027, source: '某通知', holidays: ['2027-01-01'], workdays: ['2027-01-03'] }

  test('may be saved when it is whole, as the built-in ones are', () => {
    expect([...builtInCalendars, year].flatMap(checkCalendar)).toEqual([])
  })

  test('is refused with every reason', () => {
    expect(checkCalendar({ ...year, source: ' ' })).toEqual(['请写明是哪一份通知。'])
    expect(checkCalendar({ ...year, holidays: [] })[0]).toContain('一个假日也没有')
    expect(checkCalendar({ ...year, holidays: ['2027-02-29'] })).toEqual(['没有这一天：2027-02-29。'])
    expect(checkCalendar({ ...year, holidays: ['2026-01-01'] })).toEqual(['2026-01-01 不是 2027 年的日子。'])
    expect(checkCalendar({ ...year, holidays: ['2027-01-03'] })[0]).toContain('又放假又上班')
    expect(checkCalendar({ ...year, workdays: ['2027-01-04'] })[0]).toContain('本来就上班')
  })
})

describe('a missing calendar', () => {
  const missing = (key: string) => missingYear(fromDayKey(key), builtInCalendars)

  test('is told from 1 November on, and all through a year without one', () => {
    expect(['2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01', '2027-12-01'].map(missing)).toEqual([
      null,
      2027,
      2027,
      2027,
      2027,
    ])
  })

  test('is there once it was entered; entered again it is the next version', () => {
    const year: Calendar = { year: 2027, source: '某通知', holidays: ['2027-01-01'], workdays: [] }
    const entered = [...builtInCalendars, year]
    expect(missingYear(fromDayKey('2026-11-01'), entered)).toBe(null)
    expect([
      versionOf(2027, builtInCalendars),
      versionOf(2027, entered),
      versionOf(2027, [...entered, { ...year, version: 2 }]),
    ]).toEqual([0, 1, 2])
  })
})

describe('the days off that are built in', () => {
  test.each(builtInCalendars.map(({ year }) => year))(
    'of %i are what a library of the notices says',
    year => {
      const days = Array.from({ length: 366 }, (_, i) => addDays(fromDayKey(`${year}-01-01`), i)).filter(ms =>
        dayKey(ms).startsWith(`${year}`),
      )
      const differing = days.filter(ms => isWorkday(ms, builtInCalendars) !== isWorkdayElsewhere(dayKey(ms)))
      expect(differing.map(dayKey)).toEqual([])
    },
  )
})
