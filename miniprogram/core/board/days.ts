import { startOfDay } from '../clock/shanghai'
import { days } from '../clock/units'

/** Days from one moment to another, the first not counted: the same day is 0. */
export const tookDays = (from: number, to: number): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / days(1))
