import { addDays, dayKey, endOfDay, weekday, yearOf } from './shanghai'
import type { Calendar } from './years/calendar'
import { year2025 } from './years/2025'
import { year2026 } from './years/2026'

export type { Calendar } from './years/calendar'

/**
 * A year that was counted in, and which calendar of it; 0 while its notice is not out. Such days are reckoned by Saturdays,
 * Sundays and 1 January, and shown with `NOT_OUT_YET`; once the notice is out they are corrected (core/ticket/time/calendar.ts).
 */
export type CalendarUse = { readonly year: number; readonly version: number }

/** A moment, with the days that did not count on the way there and the calendars that said so. */
export type Counted = {
  readonly at: number
  readonly skipped: readonly string[]
  readonly calendars: readonly CalendarUse[]
}

/** Said wherever a day is shown that hangs on a notice that is not out. */
export const NOT_OUT_YET = '放假安排还没公布，日子可能会变'

/** The years that ship with the program; a county adds later ones as data. */
export const builtInCalendars: readonly Calendar[] = [year2025, year2026]

/** The last calendar of a year wins, so a county can correct one. */
const calendarOf = (year: number, calendars: readonly Calendar[]): Calendar | undefined =>
  calendars.filter(one => one.year === year).pop()

/** 0: nobody has entered this year yet. */
export const versionOf = (year: number, calendars: readonly Calendar[]): number => {
  const calendar = calendarOf(year, calendars)
  return calendar ? (calendar.version ?? 1) : 0
}

/** The moment from which the county is told that next year's calendar is missing: the notice comes out in November. */
const TOLD_FROM = '11-01'

/** The year whose calendar is missing and should be there by now: this one, or from 1 November the next; null: none. */
export function missingYear(now: number, calendars: readonly Calendar[]): number | null {
  const year = yearOf(now)
  if (versionOf(year, calendars) === 0) return year
  return dayKey(now).slice(5) >= TOLD_FROM && versionOf(year + 1, calendars) === 0 ? year + 1 : null
}

/** Does the office work on the day of `ms`? A year that is not out yet is reckoned by weekdays and 1 January. */
export function isWorkday(ms: number, calendars: readonly Calendar[]): boolean {
  const calendar = calendarOf(yearOf(ms), calendars)
  const key = dayKey(ms)
  if (calendar?.workdays.includes(key)) return true
  if (calendar ? calendar.holidays.includes(key) : key.endsWith('-01-01')) return false
  return weekday(ms) !== 0 && weekday(ms) !== 6
}

const useOf = (ms: number, calendars: readonly Calendar[]): CalendarUse => ({
  year: yearOf(ms),
  version: versionOf(yearOf(ms), calendars),
})
/** Each year once. */
export const usesOf = (...lists: readonly (readonly CalendarUse[])[]): readonly CalendarUse[] =>
  lists.flat().filter((one, i, all) => all.findIndex(other => other.year === one.year) === i)

/** The same time of day, `n` workdays later; the day of `ms` is not counted, whatever it is. */
export function addWorkdays(ms: number, n: number, calendars: readonly Calendar[]): Counted {
  const skipped: string[] = []
  const used: CalendarUse[] = []
  let at = ms
  for (let left = n; left > 0; ) {
    at = addDays(at, 1)
    used.push(useOf(at, calendars))
    if (isWorkday(at, calendars)) left -= 1
    else skipped.push(dayKey(at))
  }
  return { at, skipped, calendars: usesOf(used) }
}

/** The end of `ms`'s day when the office works then, else of the next workday. */
export function endOfWorkday(ms: number, calendars: readonly Calendar[]): Counted {
  const today = useOf(ms, calendars)
  if (isWorkday(ms, calendars)) return { at: endOfDay(ms), skipped: [], calendars: [today] }
  const next = addWorkdays(ms, 1, calendars)
  return {
    at: endOfDay(next.at),
    skipped: [dayKey(ms), ...next.skipped],
    calendars: usesOf([today], next.calendars),
  }
}
