import { expect, test } from 'vitest'
import { endOfDay, fromDayKey } from './shanghai'
import { timeLeft } from './time-left'
import { days, hours, minutes } from './units'

const today = fromDayKey('2026-11-24')
const due = endOfDay(today)

test('days left are rounded down, never up', () => {
  expect([
    timeLeft(due - days(4) + 1, due),
    timeLeft(due - days(4), due),
    timeLeft(due - days(1), due),
  ]).toEqual(['剩 3 天', '剩 4 天', '剩 1 天'])
})

test('under a day the words say when it comes', () => {
  expect(timeLeft(today + hours(8), due)).toBe('今晚到')
  expect(timeLeft(today + hours(8), today + hours(15))).toBe('今天到')
  expect(timeLeft(today + hours(20), today + days(1) + hours(8))).toBe('明早到')
  expect(timeLeft(today + hours(20), today + days(1) + hours(15))).toBe('明天到')
})

test('the last hour is told in minutes and never says zero', () => {
  expect(timeLeft(today, today + minutes(59) + 59_999)).toBe('剩 59 分')
  expect([timeLeft(due - 1, due), timeLeft(due, due)]).toEqual(['剩 1 分', '剩 1 分'])
})

test('late begins one millisecond after the limit', () => {
  expect([
    timeLeft(due + 1, due),
    timeLeft(due + minutes(20), due),
    timeLeft(due + hours(3), due),
    timeLeft(due + days(2) + hours(23), due),
  ]).toEqual(['超 1 分', '超 20 分', '超 3 时', '超 2 天'])
})
