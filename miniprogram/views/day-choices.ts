/** The days from which one is chosen. */
import type { DayChoiceView } from './models'
import { calendarDayOf } from '../core/clock/lunar'
import { addDays, dateText, dayKey, endOfDay, startOfDay, weekdayText } from '../core/clock/shanghai'

/** Days after the limit that are offered all the same when an order is claimed, hatched. */
const LATE_DAYS = 3
/** A row of days never grows beyond two months. */
const MOST_DAYS = 62

/** To promise one: from today to the limit, and a few days after it. Once the limit has passed every day is late. */
export const dayChoicesFor = (now: number, limitAt: number): DayChoiceView[] =>
  dayChoices({ from: now, to: addDays(Math.max(limitAt, now), LATE_DAYS) }, now, limitAt)

/** From the first to the last day that may be chosen. Where there is no other choice, days after the limit are not late. */
export function dayChoices(
  { from, to }: { from: number; to: number },
  now: number,
  limitAt: number,
): DayChoiceView[] {
  const marks = startOfDay(from) <= limitAt || now > limitAt
  const choices: DayChoiceView[] = []
  for (let at = startOfDay(from); choices.length < MOST_DAYS && at <= to; at = addDays(at, 1))
    choices.push(choice(at, now, limitAt, marks && endOfDay(at) > limitAt))
  return choices
}

function choice(at: number, now: number, limitAt: number, late: boolean): DayChoiceView {
  const today = dayKey(at) === dayKey(now)
  const foot = late
    ? '超了'
    : dayKey(at) === dayKey(limitAt)
      ? '时限'
      : today
        ? '今天'
        : calendarDayOf(at).lunar.slice(-2)
  return {
    value: Number(dayKey(at).split('-').join('')),
    weekday: weekdayText(at).replace('星期', '周'),
    day: String(Number(dayKey(at).slice(8))),
    foot,
    ...(late ? { late } : {}),
    aria: `${dateText(at)}，${weekdayText(at)}${late ? '，超过时限' : ''}`,
  }
}

/** 20261126 → '2026-11-26', as verbs take it. */
export function dayKeyOf(value: number): string {
  const text = String(value)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}
