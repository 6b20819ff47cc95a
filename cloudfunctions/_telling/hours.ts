/** When a message may ring: between 7:00 and 21:00 of Shanghai, unless it cannot wait. */
import { addDays, startOfDay } from '../../miniprogram/core/clock/shanghai'
import { hours } from '../../miniprogram/core/clock/units'

const FROM = hours(7)
const TO = hours(21)

/** The first moment from `now` on at which a message may go out. */
export function whenQuiet(now: number): number {
  const day = startOfDay(now)
  if (now < day + FROM) return day + FROM
  return now <= day + TO ? now : addDays(day, 1) + FROM
}

/** The next morning's hour for the digest. */
export const nextMorning = (now: number): number => {
  const today = startOfDay(now) + FROM
  return now < today ? today : addDays(startOfDay(now), 1) + FROM
}

/** Whether something of `at` was put off to a morning, and that morning is today's. */
export const waitedForMorning = (at: number, nextTryAt: number, now: number): boolean =>
  at < nextTryAt && nextTryAt === startOfDay(now) + FROM
