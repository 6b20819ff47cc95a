import { expect, test } from 'vitest'
import { fromDayKey } from '../core/clock/shanghai'
import { hours } from '../core/clock/units'
import { historyView } from './history'

const now = fromDayKey('2026-11-24') + hours(10)
const line = (day: string, who: string | null = null) => ({
  rev: 1,
  at: fromDayKey(day) + hours(9),
  who,
  text: '公示期满',
})

test('a line has its day, the month only where it is another one, its hour and who it was', () => {
  const days = (...all: string[]) =>
    historyView(
      all.map(day => line(day)),
      now,
    ).map(({ day }) => day)
  expect(days('2026-11-24', '2026-11-23', '2026-11-02', '2026-10-31')).toEqual([
    '今天',
    '昨天',
    '2 日',
    '10 月 31 日',
  ])
  expect(historyView([line('2026-11-24')], now)[0]).toEqual({
    id: '1',
    day: '今天',
    time: '9:00',
    text: '公示期满',
  })
  expect(historyView([line('2026-11-24', '您')], now)[0]).toMatchObject({ who: '您' })
})

test('a page that an earlier version kept has no lines', () => {
  expect(historyView(undefined, now)).toEqual([])
})
