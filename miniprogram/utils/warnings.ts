/**
 * What a desk must know of the service itself: clocks that stand still, what they could not press, what WeChat refuses, a
 * calendar that is missing.
 */
import type { DeskCounters } from '../../contract/ticket/desk'
import { ALARM_MESSAGES } from '../core/alarms'
import { clockText, dateText, dayKey } from '../core/clock/shanghai'

type Known = Pick<DeskCounters, 'now' | 'sweepSilent' | 'lastSweepAt'> &
  Partial<Pick<DeskCounters, 'stuck' | 'alarms' | 'calendarMissing'>>

/** A sentence each, the most pressing first; each says what to do. */
export function warnings({
  now,
  sweepSilent,
  lastSweepAt,
  stuck,
  alarms = [],
  calendarMissing,
}: Known): string[] {
  const warnings: string[] = []
  if (sweepSilent) {
    const since =
      lastSweepAt === null
        ? '还没开始走'
        : `从${dayKey(lastSweepAt) === dayKey(now) ? '今天' : ` ${dateText(lastSweepAt)}`} ${clockText(lastSweepAt)} 起没动静`
    warnings.push(`到点提醒${since}，时限请自己盯着，并告诉县里。`)
  }
  if (stuck) warnings.push(`有 ${stuck} 件单子到了点没能自己往下走，过一会儿会再试。请告诉县里。`)
  for (const alarm of alarms) warnings.push(ALARM_MESSAGES[alarm])
  if (calendarMissing)
    warnings.push(`${calendarMissing} 年的放假安排还没录，日子先按星期算，录了会改。请县里管理员录入。`)
  return warnings
}
