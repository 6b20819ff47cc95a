import { describe, expect, test } from 'vitest'
import { dayKey, endOfDay, fromDayKey } from '../clock/shanghai'
import { hours } from '../clock/units'
import { builtInCalendars, type Calendar } from '../clock/workday'
import { outOfRange, rangesOf } from './days'
import { day, text, type Edge } from './fields'

/** A Thursday, ten in the morning; the limit is the end of the Sunday after it. */
const now = fromDayKey('2026-11-26') + hours(10)
const limitAt = endOfDay(fromDayKey('2026-11-29'))
const ranges = (from: Edge, to: Edge, calendars: readonly Calendar[] = builtInCalendars) =>
  rangesOf(
    { why: text({ label: '为什么', max: 9, moderated: true }), until: day({ label: '到哪天', from, to }) },
    { now, limitAt, calendars },
  )
const keys = (from: Edge, to: Edge, calendars?: readonly Calendar[]) =>
  ranges(from, to, calendars).map(one => [one.field, dayKey(one.from), dayKey(one.to)])

describe('the range of a day', () => {
  test('is reckoned from today, or from the limit', () => {
    expect(keys({ days: 0, after: 'today' }, { days: 3, after: 'today' })).toEqual([
      ['until', '2026-11-26', '2026-11-29'],
    ])
    expect(keys({ days: 1, after: 'limit' }, { days: 60, after: 'limit' })).toEqual([
      ['until', '2026-11-30', '2027-01-28'],
    ])
  })
  test('counts workdays by the calendars in force', () => {
    const off: Calendar = { ...builtInCalendars[1]!, holidays: ['2026-11-27'] }
    const [from, to]: [Edge, Edge] = [
      { workdays: 1, after: 'today' },
      { workdays: 3, after: 'today' },
    ]
    expect(keys(from, to)).toEqual([['until', '2026-11-27', '2026-12-01']])
    expect(keys(from, to, [...builtInCalendars, off])).toEqual([['until', '2026-11-30', '2026-12-02']])
  })
  test('begins at the first millisecond of its first and of its last day', () => {
    expect(ranges({ days: 0, after: 'today' }, { days: 0, after: 'limit' })).toEqual([
      { field: 'until', from: fromDayKey('2026-11-26'), to: fromDayKey('2026-11-29') },
    ])
  })
  test('of what has no limit is our mistake', () => {
    const fields = {
      until: day({ label: '到哪天', from: { days: 0, after: 'today' }, to: { days: 1, after: 'limit' } }),
    }
    expect(() => rangesOf(fields, { now, limitAt: null, calendars: [] })).toThrow(/no limit/)
  })
})

describe('a chosen day', () => {
  const later = ranges({ days: 1, after: 'limit' }, { days: 5, after: 'limit' })
  const soon = ranges({ days: 0, after: 'today' }, { days: 5, after: 'today' })
  test.each([
    ['the day before the first', later, '2026-11-29', 'DAY_RANGE'],
    ['the first', later, '2026-11-30', null],
    ['the last', later, '2026-12-04', null],
    ['the day after the last', later, '2026-12-05', 'DAY_RANGE'],
    ['gone by, where only later ones may be chosen', later, '2026-11-25', 'DAY_RANGE'],
    ['today', soon, '2026-11-26', null],
    ['yesterday', soon, '2026-11-25', 'DAY_PAST'],
    ['too far away', soon, '2026-12-02', 'DAY_RANGE'],
    ['one that there is not', soon, '2026-11-31', 'BAD_INPUT'],
  ] as const)('%s', (_, range, until, answer) => {
    const refused = outOfRange(range, { until }, now)
    expect(refused && [refused.refused, refused.field]).toEqual(answer && [answer, 'until'])
  })
  test('is refused with the first and the last that may be chosen', () => {
    expect(outOfRange(later, { until: '2026-12-05' }, now)?.message).toBe(
      '这一天选不了，请在 11 月 30 日 到 12 月 4 日 之间挑一天。',
    )
    const far = ranges({ days: 0, after: 'today' }, { days: 60, after: 'limit' })
    expect(outOfRange(far, { until: '2027-02-01' }, now)?.message).toBe(
      '这一天选不了，请在 11 月 26 日 到 2027 年 1 月 28 日 之间挑一天。',
    )
  })
  test('that was left empty is not refused here', () => {
    expect(outOfRange(soon, {}, now)).toBeNull()
    expect(outOfRange(soon, { until: '' }, now)).toBeNull()
  })
  test('is refused in the words of its field, where it has any', () => {
    const done = rangesOf(
      {
        day: day({
          label: '哪天做的',
          from: { days: -30, after: 'today' },
          to: { days: 0, after: 'today' },
          early: 'DAY_TOO_OLD',
          late: 'DAY_NOT_YET',
        }),
      },
      { now, limitAt: null, calendars: [] },
    )
    const said = (chosen: string) => outOfRange(done, { day: chosen }, now)
    expect(said('2026-10-26')).toMatchObject({
      refused: 'DAY_TOO_OLD',
      message: '只能报 30 天以内的事。早些的，请跟网格员说。',
      field: 'day',
    })
    expect(said('2026-11-27')).toMatchObject({ refused: 'DAY_NOT_YET', field: 'day' })
    expect([said('2026-10-27'), said('2026-11-26')]).toEqual([null, null])
  })
})
