/** How long an honour waits for whom. */
import { LASTS } from '../lasts'
import { addDays, endOfDay } from '../clock/shanghai'

export const NOTICE_DAYS = LASTS.notice.n

const daysAfter = (at: number, days: number): number => endOfDay(addDays(at, days))
export const noticeFrom = (at: number): number => daysAfter(at, NOTICE_DAYS)
export const answerDue = (at: number): number => daysAfter(at, LASTS.honourAnswer.n)
