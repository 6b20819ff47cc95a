import { getLunarDate } from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { calendarDayOf, lunarDay } from './lunar'
import { addDays, dayKey, fromDayKey } from './shanghai'
import { days, hours } from './units'

const FIRST = fromDayKey('2024-01-01')
const everyDayTo = (last: string): number[] =>
  Array.from({ length: Math.round((fromDayKey(last) - FIRST) / days(1)) + 1 }, (_, i) => addDays(FIRST, i))
const everyDay = everyDayTo('2030-12-31')

function elsewhere(key: string): string {
  const { isLeap, lunarMonCN, lunarDayCN } = getLunarDate(key)
  return `${isLeap ? '闰' : ''}${lunarMonCN}${lunarDayCN}`
}

describe('the lunar day', () => {
  test('of the feasts is the one on the wall calendars', () => {
    const feasts = {
      '2024-02-10': '正月初一',
      '2025-01-29': '正月初一',
      '2026-02-17': '正月初一',
      '2027-02-06': '正月初一',
      '2028-01-26': '正月初一',
      '2029-02-13': '正月初一',
      '2030-02-03': '正月初一',
      '2025-05-31': '五月初五',
      '2026-06-19': '五月初五',
      '2025-10-06': '八月十五',
      '2026-09-25': '八月十五',
      '2026-02-15': '腊月廿八',
      '2026-02-23': '正月初七',
      '2026-11-24': '十月十六',
      '2025-11-05': '九月十六',
      '2025-07-25': '闰六月初一',
      '2028-06-23': '闰五月初一',
      '2026-12-09': '冬月初一',
    }
    expect(Object.fromEntries(Object.keys(feasts).map(key => [key, lunarDay(fromDayKey(key))]))).toEqual(
      feasts,
    )
  })

  test('starts a month on the day of every new moon and on no other day, 2024–2030', () => {
    const newMoons = Array.from({ length: 100 }, (_, i) => dayKey(newMoon(290 + i)))
    const wanted = newMoons.filter(key => key >= '2024-01-01' && key <= '2030-12-31')
    expect(everyDay.filter(ms => lunarDay(ms)?.endsWith('月初一')).map(dayKey)).toEqual(wanted)
  })

  test('agrees with ICU save for the two months whose new moon ICU puts on the wrong side of midnight', () => {
    const differing = everyDay.filter(ms => lunarDay(ms) !== icu(ms)).map(dayKey)
    expect(
      differing.every(key => /^2027-0[23]|^2030-0[23]/.test(key)),
      differing.join(' '),
    ).toBe(true)
  })

  test('is what another library says, every day of 2024–2055', () => {
    const differing = everyDayTo('2055-12-31').filter(ms => lunarDay(ms) !== elsewhere(dayKey(ms)))
    expect(differing.map(dayKey)).toEqual([])
  })

  test('of 2033, whose 闰 month many calendars had wrong, is the one of the observatory', () => {
    const days = { '2033-11-22': '冬月初一', '2033-12-22': '闰冬月初一', '2034-01-20': '腊月初一' }
    expect(Object.fromEntries(Object.keys(days).map(key => [key, lunarDay(fromDayKey(key))]))).toEqual(days)
  })

  test('is silent outside the table instead of guessing', () => {
    expect(lunarDay(fromDayKey('2023-01-21'))).toBeNull()
    expect(lunarDay(fromDayKey('2056-02-15'))).toBeNull()
    expect(calendarDayOf(fromDayKey('2065-05-05')).lunar).toBe('')
  })
})

test('a day has month, day, weekday and lunar day', () => {
  expect(calendarDayOf(fromDayKey('2026-11-26') + hours(9))).toEqual({
    month: '11 月',
    day: '26',
    weekday: '星期四',
    lunar: '十月十八',
  })
})

const chinese = new Intl.DateTimeFormat('zh-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
})

function icu(ms: number): string {
  const parts = chinese.formatToParts(ms)
  const part = (type: string) => parts.find(one => one.type === type)?.value ?? ''
  const day = Number(part('day'))
  const tens =
    day === 20
      ? '二十'
      : day === 30
        ? '三十'
        : ['初', '十', '廿'][Math.floor((day - (day === 10 ? 1 : 0)) / 10)]
  const digit = day === 10 ? '十' : '零一二三四五六七八九'[day % 10]
  return (
    part('month').replace('十一月', '冬月').replace('十二月', '腊月') +
    tens +
    (day === 20 || day === 30 ? '' : digit)
  )
}

/** The k-th new moon since January 2000: Meeus, Astronomical Algorithms, ch. 49, good to about half a minute. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const e = 1 - 0.002516 * t
  const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180)
  const m = 2.5534 + 29.1053567 * k
  const n = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
  const o = 124.7746 - 1.56375588 * k
  const julian =
    2451550.09766 +
    29.530588861 * k +
    0.00015437 * t * t -
    0.4072 * sin(n) +
    0.17241 * e * sin(m) +
    0.01608 * sin(2 * n) +
    0.01039 * sin(2 * f) +
    0.00739 * e * sin(n - m) -
    0.00514 * e * sin(n + m) +
    0.00208 * e * e * sin(2 * m) -
    0.00111 * sin(n - 2 * f) -
    0.00057 * sin(n + 2 * f) +
    0.00056 * e * sin(2 * n + m) -
    0.00042 * sin(3 * n) +
    0.00042 * e * sin(m + 2 * f) +
    0.00038 * e * sin(m - 2 * f) -
    0.00024 * e * sin(2 * n - m) -
    0.00017 * sin(o) +
    0.000325 * sin(299.77 + 0.107408 * k) +
    0.000165 * sin(251.88 + 0.016321 * k) +
    0.000164 * sin(251.83 + 26.651886 * k) +
    0.000126 * sin(349.42 + 36.412478 * k) +
    0.00011 * sin(84.66 + 18.206239 * k)
  // 72 s: dynamical time runs ahead of the clock in these years.
  return (julian - 2440587.5) * days(1) - 72_000
}
