import { hours, minutes } from '../../miniprogram/core/clock/units'

const FIRST = minutes(1)
const LONGEST = hours(6)

/** How long an item that failed so often waits: 1, 2, 4 … minutes, at most six hours. */
export const waitAfter = (tries: number): number => Math.min(LONGEST, FIRST * 2 ** (tries - 1))
