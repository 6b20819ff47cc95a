/** How votes are counted: with names, more than half, and never by one voice alone. */
import { FEWEST_VOICES } from '../people/impartial'
import type { PersonId } from '../people/role'
import type { Outcome } from './events'
import type { Honour } from './kinds'
import type { Vote } from './record'

/** Given again it takes the place of the one before. */
export const withVote = ({ votes }: Pick<Honour, 'votes'>, vote: Vote): Vote[] => [
  ...votes.filter(({ by }) => by !== vote.by),
  vote,
]

/** More than half of those who may vote, for or against, ends it; null: it goes on. */
export function decidedBy(votes: readonly Vote[], voters: readonly PersonId[]): Outcome | null {
  const counted = votes.filter(({ by }) => voters.includes(by))
  const agree = counted.filter(one => one.agree).length
  if (agree >= FEWEST_VOICES && agree * 2 > voters.length) return 'awarded'
  return (counted.length - agree) * 2 >= voters.length ? 'notAwarded' : null
}

/** As they stand, when the time is over: more than half of those given, and two at least. */
export function countedAsTheyStand(votes: readonly Vote[]): Outcome {
  const agree = votes.filter(one => one.agree).length
  return agree >= FEWEST_VOICES && agree * 2 > votes.length ? 'awarded' : 'notAwarded'
}
