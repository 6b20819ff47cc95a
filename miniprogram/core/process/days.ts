/** Which days a field of a verb takes: its range, reckoned for one matter at one moment. */
import { addDays, dateText, dayKey, fromDayKey, isDayKey, startOfDay, yearOf } from '../clock/shanghai'
import { addWorkdays, type Calendar } from '../clock/workday'
import { refuse, type Refusal } from '../refusal'
import type { Edge, Field, Fields } from './fields'

/** What the edges of a range are reckoned from. `limitAt`: null for a matter that has no limit yet. */
interface From {
  now: number
  limitAt: number | null
  calendars: readonly Calendar[]
}

/** The first and the last day that a field takes, each by its first millisecond. */
export interface DayRange {
  field: string
  from: number
  to: number
  /** What is said of an earlier and of a later one, where the field says it in its own words. */
  early?: Refusal
  late?: Refusal
}

/** One range for each field that asks for a day. */
export function rangesOf(fields: Fields, reckoned: From): DayRange[] {
  return Object.entries<Field>(fields).flatMap(([field, spec]): DayRange[] =>
    spec.type === 'day'
      ? [
          {
            field,
            from: dayOf(spec.from, reckoned),
            to: dayOf(spec.to, reckoned),
            ...(spec.early ? { early: refuse(spec.early, { n: lengthOf(spec.from) }, field) } : {}),
            ...(spec.late ? { late: refuse(spec.late, { n: lengthOf(spec.to) }, field) } : {}),
          },
        ]
      : [],
  )
}

/** How many days lie between the edge and what it is reckoned from. */
const lengthOf = (edge: Edge): number => Math.abs('days' in edge ? edge.days : edge.workdays)

function dayOf(edge: Edge, { now, limitAt, calendars }: From): number {
  const start = edge.after === 'today' ? now : limitAt
  if (start === null) throw new Error('a range of days after the limit of what has no limit')
  const at = 'days' in edge ? addDays(start, edge.days) : addWorkdays(start, edge.workdays, calendars).at
  return startOfDay(at)
}

/** The first day that was chosen and cannot be, as a refusal that names its field. */
export function outOfRange(
  ranges: readonly DayRange[],
  input: Readonly<Record<string, unknown>>,
  now: number,
): Refusal | null {
  for (const { field, from, to, early, late } of ranges) {
    const chosen = input[field]
    if (typeof chosen !== 'string' || chosen === '') continue
    if (!isDayKey(chosen)) return refuse('BAD_INPUT', {}, field)
    const day = fromDayKey(chosen)
    if (early && day < from) return early
    if (late && day > to) return late
    if (day < startOfDay(now) && dayKey(from) === dayKey(now)) return refuse('DAY_PAST', {}, field)
    if (day < from || day > to)
      return refuse('DAY_RANGE', { from: inWords(from, now), to: inWords(to, now) }, field)
  }
  return null
}

/** With its year, where that is another one. */
const inWords = (at: number, now: number): string =>
  `${yearOf(at) === yearOf(now) ? '' : `${yearOf(at)} 年 `}${dateText(at)}`
