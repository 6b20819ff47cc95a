/** 响应率, 办结率, 满意率, and what the two kinds of judges say. */
import { fellDueAt } from '../ticket/pieces/selectors'
import type { Resolution, Round } from '../ticket/types'
import { FIVE, ratingId, type Five } from './release'
import { counts, type CountedRound } from './rounds'

/** The tickets a rate was made from stay in the cloud, except those that may be shown to the reader. */
export interface Rate {
  kept: number
  of: number
  keptIds: string[]
  missedIds: string[]
}
/** Opens nothing: which orders were rated, and which of the ratings were content, would give away who rated. */
export interface Satisfaction {
  kept: number
  of: number
}
export interface Committee {
  count: number
  result: number
  speed: number
  manner: number
}

/** Dispatched, and nobody knows yet whether it is claimed in time. */
const isOffered = ({ dispatchedAt, claimedAt, claimLate }: Round): boolean =>
  dispatchedAt !== null && claimedAt === null && !claimLate

/** When time alone changes one of the two rates below: what is still awaited of a round falls due. */
export const fallsDueAt = ({ round, end }: CountedRound): (number | null)[] => [
  isOffered(round) ? round.claimDueAt : null,
  end === null ? fellDueAt(round) : null,
]

/** Claimed on time ÷ dispatched, once it is known which. A claim that was given back is none. */
export function response(rounds: readonly CountedRound[], now: number): Rate {
  const known = rounds.filter(
    one =>
      counts(one, one.round.claimDueAt) &&
      (!isOffered(one.round) || (one.round.claimDueAt !== null && one.round.claimDueAt < now)),
  )
  return rate(known, ({ round }) => round.claimedAt !== null && !round.claimLate)
}

/** Resolved on time, done or no longer needed ÷ all that fell due; failed, partly, refused and late count against. */
export function resolution(rounds: readonly CountedRound[], now: number): Rate {
  const due = rounds.filter(
    one => counts(one, fellDueAt(one.round)) && (one.end !== null || fellDueAt(one.round) < now),
  )
  return rate(
    due,
    ({ round, end }) =>
      end !== null &&
      end.at <= fellDueAt(round) &&
      (end.outcome === 'done' || end.outcome === 'notNeeded') &&
      isWitnessed(end, round),
  )
}

/** Who sent it to another office and wrote down that office's receipt as well needs somebody who went and looked. */
const isWitnessed = (end: Resolution, { revisit }: Round): boolean =>
  end.referredBy !== end.by || revisit?.satisfied === true

function rate(rounds: readonly CountedRound[], isKept: (one: CountedRound) => boolean): Rate {
  const keptIds = rounds.filter(isKept).map(({ ticket }) => ticket.id)
  const missedIds = rounds.filter(one => !isKept(one)).map(({ ticket }) => ticket.id)
  return { kept: keptIds.length, of: rounds.length, keptIds, missedIds }
}

/**
 * Ratings of 4 and 5 ÷ ratings, of the released fives. `unrated`: resolved for somebody, and not among them; whether it
 * was rated is not told, else the day on which the number falls would name who rated.
 */
export function satisfaction(
  rounds: readonly CountedRound[],
  fives: readonly Five[],
): { satisfaction: Satisfaction | null; unrated: number } {
  const told = new Set(fives.flatMap(({ ids }) => ids))
  const unrated = rounds.filter(
    one => one.last && one.end !== null && one.ticket.requesterId !== null && !told.has(ratingId(one)),
  ).length
  if (fives.length === 0) return { satisfaction: null, unrated }
  return { satisfaction: { kept: sum(fives, 'kept'), of: fives.length * FIVE }, unrated }
}

/** The residents' mean of the sealed month, to one decimal. */
export const meanOf = (fives: readonly Five[], sealed: boolean): number | null =>
  sealed && fives.length > 0 ? Math.round((sum(fives, 'sum') / (fives.length * FIVE)) * 10) / 10 : null

const sum = (fives: readonly Five[], of: 'kept' | 'sum'): number =>
  fives.reduce((all, five) => all + five[of], 0)

/** A public body judges by name of its office: count and median, however few. */
export function committee(rounds: readonly CountedRound[]): Committee | null {
  const given = rounds.flatMap(({ round }) => round.committee)
  if (given.length === 0) return null
  return {
    count: given.length,
    result: median(given.map(c => c.result)),
    speed: median(given.map(c => c.speed)),
    manner: median(given.map(c => c.manner)),
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0
  return (low + high) / 2
}
