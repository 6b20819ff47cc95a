/** Whether anything moves a good deed any more, as its table of stages says. */
import { DEED_STATES, type DeedState } from './record'
import { STAGES } from './stages'

/** Nothing moves it any more: its words may be forgotten. */
export const isOver = (state: DeedState): boolean => STAGES[state].final
export const OVER = DEED_STATES.filter(isOver)
/** Somebody or the clock still moves it. */
export const OPEN = DEED_STATES.filter(state => !isOver(state))
