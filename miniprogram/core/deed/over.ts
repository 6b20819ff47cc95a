/** Whether anything moves a good deed any more. The table of stages reads it here; so does the phone. */
import { DEED_STATES, type DeedState } from './record'

export const IS_OVER: Record<DeedState, boolean> = {
  waiting: false,
  confirmed: false,
  objected: false,
  credited: true,
  refused: true,
  overruled: true,
  withdrawn: true,
}
/** Nothing moves it any more: its words may be forgotten. */
export const isOver = (state: DeedState): boolean => IS_OVER[state]
export const OVER = DEED_STATES.filter(isOver)
/** Somebody or the clock still moves it. */
export const OPEN = DEED_STATES.filter(state => !isOver(state))
