import { dateText, dayKey, fromDayKey, startOfDay, weekdayText } from './shanghai'
import { days } from './units'

/** A lunar year: the day of 正月初一, its months in order (1 = 30 days, 0 = 29), the month that comes again as 闰. */
type LunarYear = { readonly first: string; readonly long: string; readonly leap?: number }

// Lunar years 2023–2030, for the days 2024-01-01 … 2030-12-31. From lunar-javascript 1.7.7; the tests compute
// the new moons anew. (ICU errs by a day in 正月 2027 and 正月 2030: new moons minutes from midnight.)
const YEARS: readonly LunarYear[] = [
  { first: '2023-01-22', long: '0100110110101', leap: 2 },
  { first: '2024-02-10', long: '010010110110' },
  { first: '2025-01-29', long: '1010010101110', leap: 6 },
  { first: '2026-02-17', long: '101001001110' },
  { first: '2027-02-06', long: '110100100110' },
  { first: '2028-01-26', long: '1110100100110', leap: 5 },
  { first: '2029-02-13', long: '110101010011' },
  { first: '2030-02-03', long: '010110101010' },
]

const MONTHS = [
  '正月',
  '二月',
  '三月',
  '四月',
  '五月',
  '六月',
  '七月',
  '八月',
  '九月',
  '十月',
  '冬月',
  '腊月',
]
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** The lunar day as on the kitchen wall: '十月十六', '闰六月初一'; null outside the table (before 2023, after 2030). */
export function lunarDay(ms: number): string | null {
  const year = YEARS.filter(({ first }) => first <= dayKey(ms)).pop()
  if (!year) return null
  let day = Math.round((startOfDay(ms) - fromDayKey(year.first)) / days(1))
  for (let month = 0; month < year.long.length; month += 1) {
    const length = year.long[month] === '1' ? 30 : 29
    if (day < length) return monthWords(month, year.leap) + dayWords(day + 1)
    day -= length
  }
  return null
}

// The month after the leap-th is its 闰 twin, so every later one is counted one back.
function monthWords(index: number, leap = MONTHS.length): string | undefined {
  if (index < leap) return MONTHS[index]
  return index === leap && leap < MONTHS.length ? `闰${MONTHS[index - 1]}` : MONTHS[index - 1]
}

function dayWords(day: number): string {
  if (day <= 10) return `初${DIGITS[day]}`
  if (day < 20) return `十${DIGITS[day - 10]}`
  if (day === 20) return '二十'
  return day === 30 ? '三十' : `廿${DIGITS[day - 20]}`
}

/** What stands on a calendar leaf. `lunar` is '' where the table ends. */
export type Leaf = {
  readonly month: string
  readonly day: string
  readonly weekday: string
  readonly lunar: string
}

/** The leaf of the day `ms` falls on: { month: '11 月', day: '26', weekday: '星期四', lunar: '十月十八' }. */
export function leafOf(ms: number): Leaf {
  const [month = '', , day = ''] = dateText(ms).split(' ')
  return { month: `${month} 月`, day, weekday: weekdayText(ms), lunar: lunarDay(ms) ?? '' }
}
