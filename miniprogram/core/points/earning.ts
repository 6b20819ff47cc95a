/** What a household gets of a deed when the clock comes: the one rule, read by the timer and by the sample county. */
import { isOverruled } from './deed/application'
import { creditOf } from './deed/application-clock'
import { countOn, tallied, pointsLeft, timesLeft } from './often'
import type { Application, ResultWhy, Tally } from './types'

export interface Settlement {
  why: ResultWhy
  /** What moves; zero unless it is credited. */
  amount: number
  /** The counts after it; null: they stay as they are. */
  tally: Tally | null
}

/**
 * The same deed (line, day, household) is credited once, whoever reported it and in whatever form; then the limits of the
 * line, as they stood when it was reported, are held against everything that was tallied before.
 */
export function settlementOf(
  application: Application,
  householdId: string,
  tally: Tally,
  balance: number,
): Settlement {
  const nothing = (why: ResultWhy): Settlement => ({ why, amount: 0, tally: null })
  const { item, day, points } = application
  if (isOverruled(application, householdId)) return nothing('overruled')
  if (countOn(tally, day).times > 0) return nothing('twice')
  if (timesLeft(tally, item.often, day) === 0) return nothing('overQuota')
  const left = points > 0 ? pointsLeft(tally, item, day) : null
  if (left === 0) return nothing('overCap')
  const amount = creditOf(left === null ? points : Math.min(points, left), balance)
  return amount === 0
    ? nothing('zero')
    : { why: 'credited', amount, tally: tallied(tally, day, Math.max(0, amount)) }
}
