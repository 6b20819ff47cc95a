/** A deed as it is handed in: nobody has said anything about it yet. */
import type { Application } from '../types'

type Said =
  | 'state'
  | 'confirmed'
  | 'refused'
  | 'objectUntil'
  | 'objections'
  | 'aside'
  | 'reminded'
  | 'results'
  | 'points'

/** Each household gets what the line is worth. */
export const reported = (given: Omit<Application, Said>): Application => ({
  ...given,
  points: given.item.points * given.quantity,
  state: 'waiting',
  confirmed: null,
  refused: null,
  objectUntil: null,
  objections: [],
  aside: [],
  reminded: 0,
  results: {},
})
