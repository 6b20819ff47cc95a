import { addDays, dayKey, endOfDay, weekday, yearOf } from './shanghai'
import { year2025 } from './years/2025'
import { year2026 } from './years/2026'

/**
 * One year's days off and shifted working days, from the State Council's notice.
 * Keys are 'YYYY-MM-DD'. `sample` marks a made-up year of the sample county.
 */
export type Calendar = {
  readonly year: number
  readonly source: string
  readonly holidays: readonly string[]
  readonly workdays: readonly string[]
  readonly sample?: true
}

/** A workday was asked for in a year whose notice nobody has entered. Never guessed. */
export type ClockError = { readonly error: 'NO_CALENDAR'; readonly year: number }

/** A moment, with the days that did not count on the way there. */
export type Counted = { readonly at: number; readonly skipped: readonly string[] }

/** The years that ship with the program; a county adds later ones as data. */
export const builtInCalendars: readonly Calendar[] = [year2025, year2026]

export const isClockError = (value: unknown): value is ClockError =>
  typeof value === 'object' && value !== null && (value as { error?: unknown }).error === 'NO_CALENDAR'

/** What an administrator reads when a year is missing. */
export const clockErrorText = ({ year }: ClockError): string =>
  `还没有 ${year} 年的放假安排，算不出工作日。请县管理员录入国务院办公厅的通知。`

/** Does the office work on the day of `ms`? The last calendar of a year wins, so a county can correct one. */
export function isWorkday(ms: number, calendars: readonly Calendar[]): boolean | ClockError {
  const year = yearOf(ms)
  const calendar = calendars.filter(one => one.year === year).pop()
  if (!calendar) return { error: 'NO_CALENDAR', year }
  const key = dayKey(ms)
  if (calendar.workdays.includes(key)) return true
  if (calendar.holidays.includes(key)) return false
  return weekday(ms) !== 0 && weekday(ms) !== 6
}

/**
 * The same time of day, `n` workdays later; the day of `ms` is not counted, whatever it is.
 * Answers the days skipped on the way, or NO_CALENDAR for the first unknown year met.
 */
export function addWorkdays(ms: number, n: number, calendars: readonly Calendar[]): Counted | ClockError {
  const skipped: string[] = []
  let at = ms
  for (let left = n; left > 0; ) {
    at = addDays(at, 1)
    const works = isWorkday(at, calendars)
    if (isClockError(works)) return works
    if (works) left -= 1
    else skipped.push(dayKey(at))
  }
  return { at, skipped }
}

/** The end of `ms`'s day when the office works then, else of the next workday. */
export function endOfWorkday(ms: number, calendars: readonly Calendar[]): Counted | ClockError {
  const works = isWorkday(ms, calendars)
  if (isClockError(works)) return works
  if (works) return { at: endOfDay(ms), skipped: [] }
  const next = addWorkdays(ms, 1, calendars)
  return isClockError(next) ? next : { at: endOfDay(next.at), skipped: [dayKey(ms), ...next.skipped] }
}
