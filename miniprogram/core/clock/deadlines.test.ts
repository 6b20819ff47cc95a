import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRules } from './defaults'
import { dispatchCap, limitFor, stepDue, type LimitQuestion } from './deadlines'
import { subOf } from './policy'
import { addDays, dayKey, endOfDay, fromDayKey, isDayKey } from './shanghai'
import { days, hours, minutes } from './units'
import { addWorkdays, builtInCalendars, isWorkday } from './workday'

const at = (text: string) => {
  const [key = '', clock = '0:00'] = text.split(' ')
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return fromDayKey(key) + hours(hour) + minutes(minute)
}
const ask = (
  sub: string | null,
  track: 1 | 2 | 3,
  submittedAt: number,
  more: Partial<LimitQuestion> = {},
): LimitQuestion => ({
  rules: defaultRules,
  sub: sub === null ? null : subOf(defaultRules, sub),
  track,
  submittedAt,
  calendars: builtInCalendars,
  ...more,
})
const limit = (...question: Parameters<typeof ask>) => limitFor(ask(...question))
const dueDay = (...question: Parameters<typeof ask>) => dayKey(limit(...question).dueAt)
const step = { rules: defaultRules, calendars: builtInCalendars }

describe('the limit', () => {
  test('of five days ends with the last millisecond of the fifth day after submission', () => {
    const due = endOfDay(at('2026-11-27'))
    expect(limit('lamp', 1, at('2026-11-22')).dueAt).toBe(due)
    expect(limit('lamp', 1, endOfDay(at('2026-11-22'))).dueAt).toBe(due)
    expect(limit('lamp', 1, endOfDay(at('2026-11-22')) + 1).dueAt).toBe(due + days(1))
  })

  test('is 5, 15 or the statute’s days by track', () => {
    expect([dueDay('lamp', 1, at('2026-06-01')), dueDay('lamp', 2, at('2026-06-01'))]).toEqual([
      '2026-06-06',
      '2026-06-16',
    ])
    expect(dueDay('land', 3, at('2026-06-01'))).toBe('2026-07-01')
    expect(dueDay('lamp', 3, at('2026-06-01'))).toBe('2026-07-31')
  })

  test('of a petition on track 3 is 60 days, whatever it is about', () => {
    expect(dueDay('land', 3, at('2026-06-01'), { source: 'petition' })).toBe('2026-07-31')
    expect(dueDay('land', 2, at('2026-06-01'), { source: 'petition' })).toBe('2026-06-16')
  })

  test('may be the kind’s own, but only on the kind’s own track', () => {
    expect(dueDay('water', 1, at('2026-06-01'))).toBe('2026-06-04')
    expect(dueDay('water', 2, at('2026-06-01'))).toBe('2026-06-16')
  })

  test('is the track’s in calendar days while no kind is chosen', () => {
    expect(dueDay(null, 1, at('2026-06-01'))).toBe('2026-06-06')
  })

  test('in calendar days runs through Spring Festival; in workdays it waits', () => {
    expect(dueDay('lamp', 1, at('2026-02-13 10:00'))).toBe('2026-02-18')
    expect(dueDay('certificate', 1, at('2026-02-13 10:00'))).toBe('2026-02-27')
  })

  test('crosses month ends and 29 February, without a calendar where it counts calendar days', () => {
    expect(dueDay('lamp', 1, at('2026-01-28'))).toBe('2026-02-02')
    expect(dueDay('lamp', 1, at('2028-02-26'), { calendars: [] })).toBe('2028-03-02')
    expect(dueDay('lamp', 1, at('2027-02-26'), { calendars: [] })).toBe('2027-03-03')
    expect(dueDay('lamp', 1, at('2028-02-24'), { calendars: [] })).toBe('2028-02-29')
  })

  test('a year whose notice is not out is reckoned by weekdays and 1 January, and says so', () => {
    const { dueAt, derivation } = limit('certificate', 1, at('2026-12-30 9:00'))
    expect([dayKey(dueAt), derivation.skipped]).toEqual([
      '2027-01-07',
      ['2027-01-01', '2027-01-02', '2027-01-03'],
    ])
    expect(derivation.calendars).toEqual([{ year: 2027, version: 0 }])
    expect(limit('certificate', 1, at('2026-12-21 9:00')).derivation).not.toHaveProperty('calendars')
    expect(limit('lamp', 1, at('2026-12-30 9:00')).derivation).not.toHaveProperty('calendars')
  })

  test('never moves back when the submission moves on, and always ends a day', () => {
    const moments = fc.integer({ min: at('2025-01-01'), max: at('2026-09-01') })
    const kinds = fc.constantFrom(...defaultRules.subs.map(({ id }) => id))
    fc.assert(
      fc.property(
        moments,
        fc.nat(days(40)),
        kinds,
        fc.constantFrom(1 as const, 2 as const, 3 as const),
        (ms, later, kind, track) => {
          const [first, second] = [limit(kind, track, ms).dueAt, limit(kind, track, ms + later).dueAt]
          return first <= second && first === endOfDay(first) && first > ms
        },
      ),
    )
  })
})

describe('a hold', () => {
  const pause = (from: string, to: string) => ({ pauses: [{ from: at(from), to: at(to) }] })

  test('gives back its time, filled up to the end of a day', () => {
    expect(dueDay('lamp', 1, at('2026-11-02 9:00'), pause('2026-11-04', '2026-11-06'))).toBe('2026-11-09')
    expect(limit('lamp', 1, at('2026-11-02 9:00'), pause('2026-11-04 9:00', '2026-11-04 10:00')).dueAt).toBe(
      endOfDay(at('2026-11-08')),
    )
  })

  test('fills up to a workday where workdays are counted', () => {
    expect(dueDay('certificate', 1, at('2026-11-02 9:00'), pause('2026-11-04', '2026-11-09'))).toBe(
      '2026-11-16',
    )
  })

  test('counts once where two overlap, not before submission, and not when it came too late', () => {
    const pauses = [
      { from: at('2026-11-03'), to: at('2026-11-05') },
      { from: at('2026-11-04'), to: at('2026-11-06') },
    ]
    expect(dueDay('lamp', 1, at('2026-11-02 9:00'), { pauses })).toBe('2026-11-10')
    const apart = [
      { from: at('2026-11-03'), to: at('2026-11-05') },
      { from: at('2026-11-06'), to: at('2026-11-07') },
    ]
    expect(dueDay('lamp', 1, at('2026-11-02 9:00'), { pauses: apart })).toBe('2026-11-10')
    expect(dueDay('lamp', 1, at('2026-11-02'), pause('2026-10-01', '2026-11-02'))).toBe('2026-11-07')
    expect(dueDay('lamp', 1, at('2026-11-02'), pause('2026-11-08', '2026-11-12'))).toBe('2026-11-07')
  })

  test('never brings the limit nearer, and moves it by less than a day more than it lasted', () => {
    const offset = fc.nat(days(10))
    fc.assert(
      fc.property(fc.array(fc.tuple(offset, offset), { maxLength: 4 }), pairs => {
        const start = at('2026-06-01 12:00')
        const pauses = pairs.map(([a, b]) => ({ from: start + a, to: start + a + b }))
        const bare = limit('lamp', 1, start).dueAt
        const due = limit('lamp', 1, start, { pauses }).dueAt
        const longest = pauses.reduce((sum, { from, to }) => sum + to - from, 0)
        return bare <= due && due < bare + longest + days(1)
      }),
    )
  })
})

describe('a step', () => {
  const dispatch = (from: number, limitDueAt: number, urgent = false) =>
    stepDue('dispatch', { ...step, from, limitDueAt, urgent })

  test('dispatching ends with the next workday', () => {
    const from = at('2026-11-20 16:00')
    expect(dispatch(from, limit('lamp', 2, from).dueAt)).toBe(endOfDay(at('2026-11-23')))
  })

  test('dispatching takes at most 40 % of the limit, over Spring Festival too', () => {
    const from = at('2026-02-14 9:00')
    const due = limit('lamp', 1, from).dueAt
    expect(dispatch(from, due)).toBe(dispatchCap(defaultRules, from, due))
    expect(dispatchCap(defaultRules, 0, 1000)).toBe(400)
  })

  test('dispatching may use 40 % of the limit, whatever next year’s calendar will say', () => {
    const evening = at('2026-12-31 18:00')
    expect(dispatch(evening, limit('lamp', 1, evening).dueAt)).toBe(at('2027-01-02 20:23') + 59_999)
    const morning = at('2026-12-31 1:00')
    expect(dispatch(morning, morning + hours(50))).toBe(morning + hours(20))
  })

  test('claiming takes 24 hours to the millisecond', () => {
    expect(stepDue('claim', { ...step, from: 1234 })).toBe(1234 + hours(24))
  })

  test('dispatching and claiming take one hour when it is urgent; nothing else hurries', () => {
    const from = at('2026-11-23 10:00')
    expect(dispatch(from, limit('lamp', 1, from).dueAt, true)).toBe(from + hours(1))
    expect(stepDue('claim', { ...step, from, urgent: true })).toBe(from + hours(1))
    expect(stepDue('rate', { ...step, from, urgent: true })).toBe(stepDue('rate', { ...step, from }))
  })

  test('counts answers in workdays and windows in days', () => {
    const from = at('2026-11-20 16:00')
    const day = (name: Parameters<typeof stepDue>[0]) => {
      const due = stepDue(name as 'claim', { ...step, from })
      return dayKey(due)
    }
    expect([day('answer'), day('explain'), day('approve')]).toEqual([
      '2026-11-25',
      '2026-11-24',
      '2026-11-24',
    ])
    expect([day('rate'), day('rateReplace')]).toEqual(['2026-11-27', '2026-11-27'])
    expect([day('revisit'), day('committeeRate')]).toEqual(['2026-12-05', '2026-12-05'])
    expect([day('residentReopen'), day('rateWindowAfterClose'), day('supervisorReopen')]).toEqual([
      '2026-12-20',
      '2026-12-20',
      '2027-11-20',
    ])
  })

  test('ends before the limit with a day left for the work, whatever the day of submission', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2025-01-01'), max: at('2026-12-01') }), from => {
        const due = limit('lamp', 1, from).dueAt
        const dispatched = dispatch(from, due)
        return from < dispatched && dispatched + hours(24) + days(1) < due
      }),
    )
  })
})

describe('the derivation', () => {
  test('names rule, version, start, days skipped and holds as data', () => {
    const from = at('2026-02-13 10:00')
    const { derivation, dueAt } = limit('certificate', 1, from)
    expect(derivation).toMatchObject({
      version: 1,
      basis: 'track',
      track: 1,
      sub: '办证',
      span: { n: 5, unit: 'workdays' },
      startedAt: from,
      pauses: [],
      dueAt,
    })
    expect(derivation.skipped).toHaveLength(9)
  })

  test('accounts for every day: start, length and skipped days make the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2025-01-01'), max: at('2026-11-01') }), ms => {
        const { derivation: d, dueAt } = limit('certificate', 1, ms)
        const counted = addWorkdays(ms, d.span.n, builtInCalendars)
        return (
          dueAt === endOfDay(addDays(ms, d.span.n + d.skipped.length)) &&
          dueAt === endOfDay(counted.at) &&
          isWorkday(dueAt, builtInCalendars) === true &&
          d.skipped.every(isDayKey)
        )
      }),
    )
  })

  test('survives being stored', () => {
    const { derivation } = limit('land', 3, at('2026-06-01'))
    expect(JSON.parse(JSON.stringify(derivation))).toEqual(derivation)
  })
})
