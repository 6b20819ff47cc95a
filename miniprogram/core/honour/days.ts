/** How long an honour waits for whom. */
import { addDays, endOfDay } from '../clock/shanghai'

export const NOTICE_DAYS = 3
/** A household that says nothing has not agreed; a committee that does not vote is counted as it stands. */
const ANSWER_DAYS = 15

const daysAfter = (at: number, days: number): number => endOfDay(addDays(at, days))
export const noticeFrom = (at: number): number => daysAfter(at, NOTICE_DAYS)
export const answerDue = (at: number): number => daysAfter(at, ANSWER_DAYS)
