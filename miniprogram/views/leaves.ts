/** The leaves of a calendar from which a day is chosen. */
import type { LeafChoiceView } from './models'
import { leafOf } from '../core/clock/lunar'
import { addDays, dateText, dayKey, endOfDay, startOfDay, weekdayText } from '../core/clock/shanghai'

/** Days after the limit that are offered all the same when an order is claimed, hatched. */
const LATE_LEAVES = 3
/** A row of leaves never grows beyond two months. */
const MOST_LEAVES = 62

/** To promise one: from today to the limit, and a few days after it. Once the limit has passed every leaf is late. */
export const leavesOf = (now: number, limitAt: number): LeafChoiceView[] =>
  leavesBetween({ from: now, to: addDays(Math.max(limitAt, now), LATE_LEAVES) }, now, limitAt)

/** From the first to the last day that may be chosen. Where there is no other choice, days after the limit are not late. */
export function leavesBetween(
  { from, to }: { from: number; to: number },
  now: number,
  limitAt: number,
): LeafChoiceView[] {
  const marks = startOfDay(from) <= limitAt || now > limitAt
  const leaves: LeafChoiceView[] = []
  for (let at = startOfDay(from); leaves.length < MOST_LEAVES && at <= to; at = addDays(at, 1))
    leaves.push(choice(at, now, limitAt, marks && endOfDay(at) > limitAt))
  return leaves
}

function choice(at: number, now: number, limitAt: number, late: boolean): LeafChoiceView {
  const today = dayKey(at) === dayKey(now)
  const foot = late
    ? '超了'
    : dayKey(at) === dayKey(limitAt)
      ? '时限'
      : today
        ? '今天'
        : leafOf(at).lunar.slice(-2)
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
export function dayOfLeaf(value: number): string {
  const text = String(value)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}
