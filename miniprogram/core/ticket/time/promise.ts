/** The day by which somebody promises to have it done. */
import { dateText, endOfDay, fromDayKey, isDayKey } from '../../clock/shanghai'
import { days } from '../../clock/units'
import { refuse, type Refusal } from '../../refusal'
import { isBlank } from '../../text/fold'
import { roundOf } from '../pieces/questions'
import type { Ticket } from '../types'

/** A promise further away than this is a slip of the finger. */
const FARTHEST = days(366)

/** The end of the promised day, and whether it lies beyond the limit: then a reason must stand with it. */
export function promised(
  ticket: Ticket,
  day: string,
  lateReason: string | undefined,
  now: number,
): { promisedAt: number; beyondLimit: boolean } | Refusal {
  if (!isDayKey(day)) return refuse('BAD_INPUT', {}, 'promisedDay')
  const promisedAt = endOfDay(fromDayKey(day))
  if (promisedAt < now) return refuse('DAY_PAST', {}, 'promisedDay')
  if (promisedAt > now + FARTHEST) return refuse('BAD_INPUT', {}, 'promisedDay')
  const { limitAt } = roundOf(ticket)
  const beyondLimit = promisedAt > limitAt
  if (beyondLimit && isBlank(lateReason))
    return refuse('DAY_BEYOND_LIMIT', { day: dateText(promisedAt), limit: dateText(limitAt) }, 'lateReason')
  return { promisedAt, beyondLimit }
}
