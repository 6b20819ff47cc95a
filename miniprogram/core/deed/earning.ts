/** What a household gets of a deed when the clock comes: the one rule. */
import { countOn, pointsLeft, tallied, timesLeft } from '../points/often'
import type { Tally } from '../points/types'
import type { Deed } from './kinds'
import { isOverruled } from './moves'
import type { ResultWhy } from './record'

export interface Settlement {
  why: ResultWhy
  /** What moves; zero unless it is credited. */
  amount: number
}

/** What is added or taken: a penalty alone never leads below zero. */
export const creditOf = (points: number, balance: number): number =>
  points < 0 ? -Math.min(-points, Math.max(0, balance)) : points

/**
 * The same deed (line, day, household) is credited once, no matter who reported it and in whatever form; then the limits of the
 * line, as they stood when it was reported, are held against everything that was tallied before.
 */
export function settlementOf(
  deed: Pick<Deed, 'item' | 'day' | 'points' | 'objections'>,
  householdId: string,
  tally: Tally,
  balance: number,
): Settlement {
  const nothing = (why: ResultWhy): Settlement => ({ why, amount: 0 })
  const { item, day, points } = deed
  if (isOverruled(deed, householdId)) return nothing('overruled')
  if (countOn(tally, day).times > 0) return nothing('twice')
  if (timesLeft(tally, item.often, day) === 0) return nothing('overQuota')
  const left = points > 0 ? pointsLeft(tally, item, day) : null
  if (left === 0) return nothing('overCap')
  const amount = creditOf(left === null ? points : Math.min(points, left), balance)
  return amount === 0 ? nothing('zero') : { why: 'credited', amount }
}

/** The household's count after it was credited. */
export const talliedWith = (tally: Tally, { day }: Pick<Deed, 'day'>, amount: number): Tally =>
  tallied(tally, day, Math.max(0, amount))
