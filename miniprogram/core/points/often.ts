/** How often something may be within its period: one key per period, so that a limit has a document to count in. */
import { addDays, dayKey, fromDayKey, weekday } from '../clock/shanghai'
import type { Often } from './types'

/** The period a Shanghai day falls into: '2026-11-24', 'w2026-11-23' (its Monday), '2026-11', '2026', 'once'. */
export function periodOf({ per }: Often, day: string): string {
  switch (per) {
    case 'day':
      return day
    case 'week':
      return `w${mondayOf(day)}`
    case 'month':
      return day.slice(0, 7)
    case 'year':
      return day.slice(0, 4)
    case 'once':
      return 'once'
  }
}

/** Where the count of one household, item (or good) and period is kept. */
export const quotaId = (householdId: string, thing: string, often: Often, day: string): string =>
  `${householdId}:${thing}:${periodOf(often, day)}`

const PER_WORDS: Record<Exclude<Often['per'], 'once'>, string> = {
  day: '每天',
  week: '每周',
  month: '每月',
  year: '每年',
}

/** 「每月最多 2 次」, 「总共 1 次」. */
export const oftenWords = ({ times, per }: Often): string =>
  per === 'once' ? `总共 ${times} 次` : `${PER_WORDS[per]}最多 ${times} 次`

const mondayOf = (day: string): string => {
  const at = fromDayKey(day)
  return dayKey(addDays(at, -((weekday(at) + 6) % 7)))
}
