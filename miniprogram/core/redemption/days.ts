/** How long goods are kept for the person who redeemed them. */
import { addDays, endOfDay } from '../clock/shanghai'
import { LASTS } from '../lasts'

export const KEPT_DAYS = LASTS.code.n
/** The last moment of the last day; on time ⇔ now ≤ until. */
export const untilOf = (at: number): number => endOfDay(addDays(at, KEPT_DAYS))
