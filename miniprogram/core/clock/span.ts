import { addDays, endOfDay } from './shanghai'
import { hours } from './units'
import { addWorkdays, type Calendar, type Counted } from './workday'

/** A length as a rule states it. Hours run exactly; days and workdays end with the day, the first not counted. */
export type Span = { readonly n: number; readonly unit: 'hours' | 'days' | 'workdays' }

/** The last on-time moment of a span begun at `from`, and the days that did not count. */
export function spanEnd(from: number, span: Span, calendars: readonly Calendar[]): Counted {
  if (span.unit === 'hours') return { at: from + hours(span.n), skipped: [], calendars: [] }
  if (span.unit === 'days') return { at: endOfDay(addDays(from, span.n)), skipped: [], calendars: [] }
  const counted = addWorkdays(from, span.n, calendars)
  return { ...counted, at: endOfDay(counted.at) }
}

const UNITS = { hours: '小时', days: '天', workdays: '个工作日' }

/** '5 天', '3 个工作日', '24 小时' */
export const spanText = ({ n, unit }: Span): string => `${n} ${UNITS[unit]}`
