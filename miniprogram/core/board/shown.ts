/** A board as it hangs on the wall, for everybody alike. */
import type { Board } from './board'
import { FIVE } from './release'

/** What is being worked on, by category; null: fewer than five, or none. Nobody is found by watching one come or go. */
export type ShownBoard = Omit<Board, 'running'> & {
  running: { category: Board['running'][number]['category']; count: number | null }[]
}

/**
 * No sum of it is shown anywhere, so what is withheld is not the rest of anything. The rates are of other orders: those that
 * were sent on or fell due in the month, and open what they were made from (rules §9).
 */
export const shownBoard = (board: Board): ShownBoard => ({
  ...board,
  running: board.running.map(({ category, count }) => ({ category, count: count < FIVE ? null : count })),
})
