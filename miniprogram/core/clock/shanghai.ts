import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { days, hours } from './units'

/**
 * Epoch milliseconds ↔ the wall clock of Asia/Shanghai. The only importer of dayjs.
 * A fixed +8 h is right for 1992–2099 (no summer time); dayjs.tz and Intl fail on phones.
 */
dayjs.extend(utc)

const OFFSET = hours(8)
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

const wall = (ms: number): Dayjs => dayjs.utc(ms + OFFSET)

/** 00:00:00.000 of the day `ms` falls on. */
export const startOfDay = (ms: number): number => Math.floor((ms + OFFSET) / days(1)) * days(1) - OFFSET

/** 23:59:59.999 of the day `ms` falls on: the last moment that is still on time. */
export const endOfDay = (ms: number): number => startOfDay(ms) + days(1) - 1

/** The same time of day, `n` calendar days later (earlier when negative). */
export const addDays = (ms: number, n: number): number => ms + days(n)

/** '2026-11-26' */
export const dayKey = (ms: number): string => wall(ms).format('YYYY-MM-DD')

/** '2026-11' */
export const monthKey = (ms: number): string => wall(ms).format('YYYY-MM')

/** Is this the key of a day that exists? '2026-02-29' is not. */
export function isDayKey(key: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(key) && dayKey(millisOf(key)) === key
}

/** 00:00 of that day. Throws on a key that names no day; ask `isDayKey` about keys from outside. */
export function fromDayKey(key: string): number {
  if (!isDayKey(key)) throw new RangeError(`没有这一天：${key}`)
  return millisOf(key)
}

// Date.UTC, because iOS does not parse date strings alike.
function millisOf(key: string): number {
  const [year = 0, month = 0, day = 0] = key.split('-').map(Number)
  return Date.UTC(year, month - 1, day) - OFFSET
}

/** 2026 */
export const yearOf = (ms: number): number => wall(ms).year()

/** Hour of the day, 0–23. */
export const hourOf = (ms: number): number => wall(ms).hour()

/** 0 = Sunday … 6 = Saturday */
export const weekday = (ms: number): number => wall(ms).day()

/** '星期四' */
export const weekdayText = (ms: number): string => `星期${WEEKDAYS[weekday(ms)]}`

/** '8:05' */
export const clockText = (ms: number): string => wall(ms).format('H:mm')

/** '11 月 26 日' */
export const dateText = (ms: number): string => wall(ms).format('M 月 D 日')

/** '11 月 26 日 星期四' */
export const dateWeekdayText = (ms: number): string => `${dateText(ms)} ${weekdayText(ms)}`

/** 「今天」「明天」「昨天」「11 月 26 日」 */
export function whenText(at: number, now: number): string {
  const key = dayKey(at)
  if (key === dayKey(now)) return '今天'
  if (key === dayKey(addDays(now, 1))) return '明天'
  return key === dayKey(addDays(now, -1)) ? '昨天' : dateText(at)
}

/** 「最晚明天」 where the day ends it, else 「最晚今天 14:05」. Never 「明天前」: that is over when tomorrow begins. */
export function latestText(at: number, now: number): string {
  const day = whenText(at, now)
  return `最晚${/^\d/.test(day) ? ' ' : ''}${day}${at === endOfDay(at) ? '' : ` ${clockText(at)} `}`
}
