import { dayKey, hourOf } from './shanghai'
import { days, hours, minutes } from './units'

const NOON = 12
const EVENING = 18

/**
 * The words in the margin: '剩 3 天' (rounded down), '今晚到', '明早到', '剩 40 分';
 * late: '超 20 分', '超 3 时', '超 2 天'.
 */
export function timeLeft(now: number, dueAt: number): string {
  if (now > dueAt) return `超 ${amount(now - dueAt)}`
  const left = dueAt - now
  if (left >= days(1) || left < hours(1)) return `剩 ${amount(left)}`
  if (dayKey(dueAt) === dayKey(now)) return hourOf(dueAt) >= EVENING ? '今晚到' : '今天到'
  // Less than a day is left, and it does not end today.
  return hourOf(dueAt) < NOON ? '明早到' : '明天到'
}

function amount(ms: number): string {
  if (ms >= days(1)) return `${Math.floor(ms / days(1))} 天`
  if (ms >= hours(1)) return `${Math.floor(ms / hours(1))} 时`
  return `${Math.max(1, Math.floor(ms / minutes(1)))} 分`
}
