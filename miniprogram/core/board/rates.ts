/** 响应率, 办结率, 满意率, and what the two kinds of judges say. Every number can name the tickets it was made from. */
import type { Score } from '../ticket/types'
import type { CountedRound } from './rounds'

export interface Rate {
  kept: number
  of: number
  keptIds: string[]
  missedIds: string[]
}
/** Which of `ids` were content is not told: a stroke must not give away who rated. */
export interface Satisfaction {
  kept: number
  of: number
  ids: string[]
}
export interface Committee {
  count: number
  result: number
  speed: number
  manner: number
}

/** Below this a mean would name a person (domain §9). */
export const FROM = 5
const CONTENT: Score = 4

/** Claimed on time ÷ dispatched, once it is known which. */
export function response(rounds: readonly CountedRound[], now: number): Rate {
  const known = rounds.filter(
    ({ round: r }) =>
      r.dispatchedAt !== null &&
      (r.claimedAt !== null || r.claimLate || (r.claimDueAt !== null && r.claimDueAt < now)),
  )
  return rate(known, ({ round }) => round.claimedAt !== null && !round.claimLate)
}

/** Resolved on time, done or no longer needed ÷ all that fell due; failed, partly, refused and late count against. */
export function resolution(rounds: readonly CountedRound[], now: number): Rate {
  const due = rounds.filter(({ round: r }) => r.endedAt !== null || r.limitAt < now)
  return rate(
    due,
    ({ round: { resolution: end, limitAt } }) =>
      end !== null && end.at <= limitAt && (end.outcome === 'done' || end.outcome === 'notNeeded'),
  )
}

function rate(rounds: readonly CountedRound[], isKept: (one: CountedRound) => boolean): Rate {
  const keptIds = rounds.filter(isKept).map(({ ticket }) => ticket.id)
  const missedIds = rounds.filter(one => !isKept(one)).map(({ ticket }) => ticket.id)
  return { kept: keptIds.length, of: rounds.length, keptIds, missedIds }
}

/**
 * Last-round ratings of 4 and 5 ÷ ratings given, from five up. Until the month is sealed they come in whole fives, the
 * oldest first: two boards of following days never differ by one person's rating.
 */
export function satisfaction(
  rounds: readonly CountedRound[],
  sealed: boolean,
): { satisfaction: Satisfaction | null; unrated: number } {
  const given = ratings(rounds)
  const shown = sealed ? given : given.slice(0, given.length - (given.length % FROM))
  const unrated = rounds.filter(
    ({ ticket, round, last }) =>
      last && round.resolution !== null && round.rating === null && ticket.requesterId !== null,
  ).length
  if (shown.length < FROM) return { satisfaction: null, unrated }
  const kept = shown.filter(({ score }) => score >= CONTENT).length
  return { satisfaction: { kept, of: shown.length, ids: shown.map(({ id }) => id).sort() }, unrated }
}

/** The residents' mean of the month, to one decimal. */
export function rating(rounds: readonly CountedRound[], sealed: boolean): number | null {
  const given = ratings(rounds)
  if (!sealed || given.length < FROM) return null
  return Math.round((given.reduce((sum, { score }) => sum + score, 0) / given.length) * 10) / 10
}

function ratings(rounds: readonly CountedRound[]): { id: string; score: Score; firstAt: number }[] {
  return rounds
    .flatMap(({ ticket, round, last }) =>
      last && round.rating
        ? [{ id: ticket.id, score: round.rating.score, firstAt: round.rating.firstAt }]
        : [],
    )
    .sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1))
}

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
