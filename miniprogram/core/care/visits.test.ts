import { describe, expect, test } from 'vitest'
import { fromDayKey } from '../clock/shanghai'
import { daysSince, forgottenAt, isOfThisMonth, lastVisit, monthEnds, unvisited, visited } from './visits'

const day = fromDayKey
const NOW = day('2026-11-24') + 21 * 3_600_000

describe('a note of a visit', () => {
  const visits = visited({}, 'h1', 'went', NOW)
  test('holds a day and how, and no hour', () => {
    expect(visits).toEqual({ h1: { day: day('2026-11-24'), how: 'went' } })
  })
  test('is the last one of each household', () => {
    const later = visited(visits, 'h1', 'phoned', day('2026-12-02') + 5)
    expect(later).toEqual({ h1: { day: day('2026-12-02'), how: 'phoned' } })
    expect(visited(visits, 'h2', 'went', NOW)).toMatchObject({ h1: {}, h2: {} })
  })
  test('is taken back as if it had not been', () => {
    expect(unvisited(visits, 'h1', NOW)).toEqual({})
    expect(unvisited(visits, 'h2', NOW)).toEqual(visits)
  })
  test('is forgotten after half a year', () => {
    const last = day('2027-05-23')
    expect(lastVisit(visits, 'h1', last)).toEqual({ day: day('2026-11-24'), how: 'went' })
    expect(lastVisit(visits, 'h1', last + 86_400_000)).toBeNull()
    expect(lastVisit(visits, 'h2', NOW)).toBeNull()
    expect(visited(visits, 'h2', 'went', last + 86_400_000)).toEqual({
      h2: { day: day('2027-05-24'), how: 'went' },
    })
    expect(forgottenAt(NOW)).toBe(day('2027-05-24'))
  })
})

test('a round is a month; a new one owes nothing of the last', () => {
  const visit = { day: day('2026-11-30'), how: 'went' } as const
  expect(isOfThisMonth(visit, day('2026-12-01') - 1)).toBe(true)
  expect(isOfThisMonth(visit, day('2026-12-01'))).toBe(false)
  expect(isOfThisMonth(null, NOW)).toBe(false)
  expect(monthEnds(NOW)).toBe(day('2026-11-30'))
  expect(monthEnds(day('2026-12-31'))).toBe(day('2026-12-31'))
  expect(monthEnds(day('2028-02-01'))).toBe(day('2028-02-29'))
})

test('days since are whole days, whatever the hour', () => {
  expect(daysSince({ day: day('2026-11-24'), how: 'went' }, NOW)).toBe(0)
  expect(daysSince({ day: day('2026-10-06'), how: 'went' }, NOW)).toBe(49)
  expect(daysSince(null, NOW)).toBeNull()
})
