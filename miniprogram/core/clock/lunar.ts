import { dateText, dayKey, fromDayKey, startOfDay, weekdayText } from './shanghai'
import { days } from './units'
import { LUNAR_YEARS } from './years/lunar'

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

/** The lunar day as on the kitchen wall: '十月十六', '闰六月初一'; null outside the table (before 2023, after 2055). */
export function lunarDay(ms: number): string | null {
  const year = LUNAR_YEARS.filter(({ first }) => first <= dayKey(ms)).pop()
  if (!year) return null
  let day = Math.round((startOfDay(ms) - fromDayKey(year.first)) / days(1))
  for (let month = 0; month < year.long.length; month += 1) {
    const length = year.long[month] === '1' ? 30 : 29
    if (day < length) return monthText(month, year.leap) + whenText(day + 1)
    day -= length
  }
  return null
}

// The month after the leap-th is its 闰 twin, so every later one is counted one back.
function monthText(index: number, leap = MONTHS.length): string | undefined {
  if (index < leap) return MONTHS[index]
  return index === leap && leap < MONTHS.length ? `闰${MONTHS[index - 1]}` : MONTHS[index - 1]
}

function whenText(day: number): string {
  if (day <= 10) return `初${DIGITS[day]}`
  if (day < 20) return `十${DIGITS[day - 10]}`
  if (day === 20) return '二十'
  return day === 30 ? '三十' : `廿${DIGITS[day - 20]}`
}

/** What stands on a day of the kitchen calendar. `lunar` is '' where the table ends. */
export type CalendarDay = {
  readonly month: string
  readonly day: string
  readonly weekday: string
  readonly lunar: string
}

/** The day that `ms` falls on: { month: '11 月', day: '26', weekday: '星期四', lunar: '十月十八' }. */
export function calendarDayOf(ms: number): CalendarDay {
  const [month = '', , day = ''] = dateText(ms).split(' ')
  return { month: `${month} 月`, day, weekday: weekdayText(ms), lunar: lunarDay(ms) ?? '' }
}
