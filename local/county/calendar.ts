import { addDays, dayKey, fromDayKey, lunarDay, type Calendar } from '../../miniprogram/core/clock'

const FIXED = [
  '01-01',
  '04-05',
  '05-01',
  '05-02',
  '05-03',
  '10-01',
  '10-02',
  '10-03',
  '10-04',
  '10-05',
  '10-06',
  '10-07',
]
const FESTIVAL_DAYS = 8

/** A made-up year, marked `sample`: the sample county must be able to count on when no notice is out yet. Never deploy it. */
export function sampleCalendar(year: number): Calendar {
  const holidays = [...FIXED.map(day => `${year}-${day}`), ...springFestival(year)]
  return {
    year,
    source: '样例日历，不是国务院办公厅的通知',
    holidays: [...new Set(holidays)].sort(),
    workdays: [],
    sample: true,
  }
}

function springFestival(year: number): string[] {
  const winter = Array.from({ length: 40 }, (_, i) => addDays(fromDayKey(`${year}-01-20`), i))
  const first = winter.find(day => lunarDay(day) === '正月初一')
  return first === undefined
    ? []
    : Array.from({ length: FESTIVAL_DAYS }, (_, i) => dayKey(addDays(first, i - 1)))
}
