/** How long a good deed waits for whom, and how old it may be. */
import { addDays, endOfDay } from '../clock/shanghai'
import { LASTS } from '../lasts'

/** How long ago a deed may lie that is still reported. */
export const REPORT_WITHIN_DAYS = 30
/** Days a deed that somebody vouched for stands on the notice. */
export const NOTICE_DAYS = LASTS.notice.n

const daysAfter = (at: number, days: number): number => endOfDay(addDays(at, days))
export const noticeFrom = (at: number): number => daysAfter(at, NOTICE_DAYS)
export const askAgainFrom = (at: number): number => daysAfter(at, LASTS.vouchNear.n)
export const townFrom = (at: number): number => daysAfter(at, LASTS.vouchTown.n)
