/**
 * How often something may be within its period. One document per household and thing counts by the day, so that a limit
 * whose period or number is changed by new rules goes on with what was tallied before.
 */
import { addDays, dayKey, fromDayKey, weekday } from '../clock/shanghai'
import type { Count, Often, PointsItem, Tally } from './types'

type Per = Often['per']

const monthOf = (day: string): number => Number(day.slice(5, 7))

/** The period a Shanghai day falls into, complete for every kind of period. */
const PERIOD: Record<Per, (day: string) => string> = {
  day: day => day,
  week: day => `w${mondayOf(day)}`,
  month: day => day.slice(0, 7),
  quarter: day => `${day.slice(0, 4)}-Q${Math.ceil(monthOf(day) / 3)}`,
  halfYear: day => `${day.slice(0, 4)}-H${Math.ceil(monthOf(day) / 6)}`,
  year: day => day.slice(0, 4),
  once: () => 'once',
}

/** '2026-11-24', 'w2026-11-23' (its Monday), '2026-11', '2026-Q4', '2026-H2', '2026', 'once'. */
export const periodOf = (per: Per, day: string): string => PERIOD[per](day)

/** Where the counts of one household and one item (or good) are kept. */
export const tallyId = (householdId: string, thing: string): string => `${householdId}:${thing}`

export const NOTHING_COUNTED: Tally = { days: {}, years: {} }

/** What was counted in the period of `day`. */
export function countIn({ days, years }: Tally, per: Per, day: string): Count {
  const period = periodOf(per, day)
  const counts = Object.keys(days)
    .filter(one => periodOf(per, one) === period)
    .map(one => days[one])
  // Folded years are whole ones, so only these two periods can hold one.
  if (per === 'year') counts.push(years[period])
  if (per === 'once') counts.push(...Object.values(years))
  return counts.reduce<Count>(
    (sum, one) => ({ times: sum.times + (one?.times ?? 0), points: sum.points + (one?.points ?? 0) }),
    { times: 0, points: 0 },
  )
}

export const countOn = ({ days }: Tally, day: string): Count => days[day] ?? { times: 0, points: 0 }

/** Days of this year and the one before are kept apart; older years are kept as their sum, so the document stays small. */
const DAYS_KEPT_YEARS = 1

/** One more (or, with -1, one less) on that day. Nothing counts below zero. */
export function tallied(tally: Tally, day: string, points: number, times: 1 | -1 = 1): Tally {
  const newest = Object.keys(tally.days).reduce((last, one) => (one > last ? one : last), day)
  const firstYear = Number(newest.slice(0, 4)) - DAYS_KEPT_YEARS
  const days: Record<string, Count> = {}
  const years: Record<string, Count> = { ...tally.years }
  const isFolded = Number(day.slice(0, 4)) < firstYear
  const before = isFolded ? years[day.slice(0, 4)] : tally.days[day]
  const after: Count = {
    times: Math.max(0, (before?.times ?? 0) + times),
    points: Math.max(0, (before?.points ?? 0) + points * times),
  }
  for (const [one, count] of [...Object.entries(tally.days), ...(isFolded ? [] : [[day, after] as const])]) {
    const year = one.slice(0, 4)
    if (Number(year) >= firstYear) days[one] = count
    else {
      const sum = years[year] ?? { times: 0, points: 0 }
      years[year] = { times: sum.times + count.times, points: sum.points + count.points }
    }
  }
  if (isFolded) years[day.slice(0, 4)] = after
  return { days, years }
}

/** Of two counts that turn out to be of the same one. */
export function countedTogether(one: Tally, other: Tally): Tally {
  const sums = (a: Tally['days'], b: Tally['days']): Tally['days'] =>
    Object.fromEntries(
      [...new Set([...Object.keys(a), ...Object.keys(b)])].map(key => [
        key,
        {
          times: (a[key]?.times ?? 0) + (b[key]?.times ?? 0),
          points: (a[key]?.points ?? 0) + (b[key]?.points ?? 0),
        },
      ]),
    )
  return { days: sums(one.days, other.days), years: sums(one.years, other.years) }
}

/** How often it may still be within the period of `day`. */
export const timesLeft = (tally: Tally, { times, per }: Often, day: string): number =>
  Math.max(0, times - countIn(tally, per, day).times)

/** How many points the line may still bring in its cap's period; null: it has no cap. */
export const pointsLeft = (tally: Tally, { cap }: Pick<PointsItem, 'cap'>, day: string): number | null =>
  cap ? Math.max(0, cap.points - countIn(tally, cap.per, day).points) : null

export const PER_LABELS: Record<Exclude<Per, 'once'>, string> = {
  day: '每天',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  halfYear: '每半年',
  year: '每年',
}

/** 「每月最多 2 次」, 「总共 1 次」. */
export const oftenText = ({ times, per }: Often): string =>
  per === 'once' ? `总共 ${times} 次` : `${PER_LABELS[per]}最多 ${times} 次`

/** 「每年最多 50 分」. */
export const capText = ({ points, per }: NonNullable<PointsItem['cap']>): string =>
  `${PER_LABELS[per]}最多 ${points} 分`

const mondayOf = (day: string): string => {
  const at = fromDayKey(day)
  return dayKey(addDays(at, -((weekday(at) + 6) % 7)))
}
