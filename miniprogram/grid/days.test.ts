import { describe, expect, it } from 'vitest'
import { endOfDay, fromDayKey, hours } from '../core/clock/index'
import { daysToPromise } from './days'

const now = fromDayKey('2026-11-24') + hours(8)
const limit = (key: string) => endOfDay(fromDayKey(key))

describe('the leaves a promise can be chosen from', () => {
  it('run from today to the limit, then three days that are late', () => {
    const days = daysToPromise(now, limit('2026-11-29'))
    expect(days.map(d => d.day)).toEqual(['24', '25', '26', '27', '28', '29', '30', '1', '2'])
    expect(days.filter(d => d.late).map(d => d.key)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02'])
  })
  it('name today, the limit and what lies after it', () => {
    const days = daysToPromise(now, limit('2026-11-29'))
    expect([days[0]?.foot, days[5]?.foot, days[6]?.foot]).toEqual(['今天', '时限', '超了'])
  })
  it('are all late, and still seven, once the limit is past', () => {
    const days = daysToPromise(now, limit('2026-11-20'))
    expect(days).toHaveLength(7)
    expect(days.every(d => d.late)).toBe(true)
  })
  it('never make a row longer than thirty', () => {
    expect(daysToPromise(now, limit('2027-01-23'))).toHaveLength(30)
  })
})
