import { addDays, dateWeekdayText, dayKey, endOfDay, leafOf, weekdayText } from '../core/clock/index'
import type { LeafChoiceView } from '../components/models'

const AFTER_LIMIT = 3
const MOST = 30

export interface DayChoice extends LeafChoiceView { key: string; endsAt: number }

/**
 * The leaves a promise can be chosen from: today up to the limit, and three days after it, hatched.
 * With the limit already past, today and the six days after it stay, all of them late.
 */
export function daysToPromise(now: number, limitAt: number): DayChoice[] {
  const days: DayChoice[] = []
  const last = Math.max(addDays(endOfDay(limitAt), AFTER_LIMIT), addDays(endOfDay(now), 6))
  for (let at = endOfDay(now); at <= last && days.length < MOST; at = addDays(at, 1)) {
    const leaf = leafOf(at)
    const late = at > limitAt
    const isLimit = !late && addDays(at, 1) > limitAt
    days.push({
      value: Number(dayKey(at).replace(/-/g, '')),
      key: dayKey(at),
      endsAt: at,
      weekday: weekdayText(at).replace('星期', '周'),
      day: leaf.day,
      foot: late ? '超了' : isLimit ? '时限' : days.length === 0 ? '今天' : leaf.lunar.slice(-2),
      late,
      aria: dateWeekdayText(at),
    })
  }
  return days
}
