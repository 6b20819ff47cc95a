import { isBlank } from '../text/fold'
import { fromDayKey, isDayKey, weekday } from './shanghai'
import type { Calendar } from './workday'

/** Why a year's calendar cannot be saved, one sentence each; empty means it may be. */
export function checkCalendar({ year, source, holidays, workdays }: Calendar): readonly string[] {
  const problems: string[] = []
  if (isBlank(source)) problems.push('请写明是哪一份通知。')
  if (holidays.length === 0) problems.push(`${year} 年一个假日也没有，请对照通知补上。`)
  for (const key of [...holidays, ...workdays]) {
    if (!isDayKey(key)) problems.push(`没有这一天：${key}。`)
    else if (!key.startsWith(`${year}-`)) problems.push(`${key} 不是 ${year} 年的日子。`)
  }
  for (const key of workdays) {
    if (holidays.includes(key)) problems.push(`${key} 又放假又上班，请留一样。`)
    else if (isDayKey(key) && weekday(fromDayKey(key)) % 6 !== 0)
      problems.push(`${key} 本来就上班，不用写成调休。`)
  }
  return problems
}
