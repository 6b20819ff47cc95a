/** Whether anything moves a good deed any more. */
import type { DeedState } from './record'

const OVER: Record<DeedState, boolean> = {
  waiting: false,
  confirmed: false,
  objected: false,
  credited: true,
  refused: true,
  overruled: true,
  withdrawn: true,
}
/** Nothing moves it any more: its words may be forgotten. */
export const isOver = (state: DeedState): boolean => OVER[state]
