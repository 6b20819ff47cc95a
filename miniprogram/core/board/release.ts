/**
 * How residents' ratings reach the wall: in fives, each of five households, at the turn of a day, once and for good.
 * Anyone who compares two boards sees five more ratings or none, so no difference is one person's. What was released
 * stays: a rating that is replaced, an order that is reopened or becomes private later moves no released figure.
 */
import { startOfDay } from '../clock/shanghai'
import type { Score } from '../ticket/types'
import type { CountedRound } from './rounds'

/** Fewer would name a person. */
export const FIVE = 5
const CONTENT: Score = 4

/** A rating as it would count today. */
export interface Given {
  /** `ticketId:round` */
  id: string
  /** Of whose order it is; one household never fills a five alone. */
  household: string
  score: Score
  firstAt: number
}

/** Five ratings that were told together. Which they were stays in the cloud. */
export interface Five {
  at: number
  ids: string[]
  /** Scores of 4 and 5. */
  kept: number
  sum: number
}

export const ratingId = ({ ticket, round }: Pick<CountedRound, 'ticket' | 'round'>): string =>
  `${ticket.id}:${round.n}`

/** The ratings of the month's newest rounds, the oldest first. */
export const givenIn = (rounds: readonly CountedRound[]): Given[] =>
  rounds
    .flatMap(({ ticket, round, last }): Given[] =>
      last && round.rating
        ? [
            {
              id: ratingId({ ticket, round }),
              household: ticket.householdId ?? ticket.requesterId ?? ticket.id,
              score: round.rating.score,
              firstAt: round.rating.firstAt,
            },
          ]
        : [],
    )
    .sort((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1))

/** The next five to be told, from ratings first given before today; null while there are none. */
export function nextFive(released: readonly Five[], given: readonly Given[], now: number): Five | null {
  const told = new Set(released.flatMap(({ ids }) => ids))
  const five: Given[] = []
  for (const one of given) {
    const mayCount = !told.has(one.id) && one.firstAt < startOfDay(now)
    if (mayCount && five.every(other => other.household !== one.household)) five.push(one)
    if (five.length === FIVE)
      return {
        at: now,
        ids: five.map(({ id }) => id),
        kept: five.filter(({ score }) => score >= CONTENT).length,
        sum: five.reduce((sum, { score }) => sum + score, 0),
      }
  }
  return null
}

/** All that may be told by now: those of before and the next ones. */
export function releasedBy(before: readonly Five[], given: readonly Given[], now: number): Five[] {
  const released = [...before]
  for (let next = nextFive(released, given, now); next; next = nextFive(released, given, now))
    released.push(next)
  return released
}
