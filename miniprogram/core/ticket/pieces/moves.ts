/** Pieces of what events change, for several verbs. */
import type { Derivation } from '../../clock/derivation'
import { roundOf } from './selectors'
import type { Round, StageOf, Ticket } from '../types'

/** On the desk, to be sent to somebody by then. */
export const atDesk = (dispatchDueAt: number, from: number): StageOf<'submitted'> => ({
  state: 'submitted',
  dispatchDueAt,
  dispatchFrom: from,
})

type OfLimit = 'limitAt' | 'derivation' | 'firstDueAt'
/** All rounds, with this change in the one that runs. Its limit is moved by `movedLimit` alone. */
export function inRound(
  ticket: Ticket,
  change: (round: Round) => Partial<Omit<Round, OfLimit>> & { [K in OfLimit]?: never },
): Round[] {
  const last = roundOf(ticket)
  return [...ticket.rounds.slice(0, -1), { ...last, ...change(last) }]
}

/** Who pressed, once, in a list of persons. */
export const withPerson = (list: readonly string[], person: string): string[] =>
  list.includes(person) ? [...list] : [...list, person]

/** A round that begins: nothing has been done in it yet. */
export const newRound = (n: number, startedAt: number, limitAt: number, derivation: Derivation): Round => ({
  n,
  startedAt,
  limitAt,
  firstDueAt: null,
  derivation,
  dispatchedAt: null,
  claimDueAt: null,
  claimedAt: null,
  claimLate: false,
  giveBacks: 0,
  lapses: 0,
  taken: {},
  endedAt: null,
  promises: [],
  resolution: null,
  rating: null,
  committee: [],
  revisit: null,
})

/** The total clock stops. */
export const ended = (ticket: Ticket, at: number): Round[] => inRound(ticket, () => ({ endedAt: at }))
