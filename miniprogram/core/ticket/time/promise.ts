/** The day by which somebody promises to have it done. */
import { dateText, endOfDay, fromDayKey } from '../../clock/shanghai'
import { day } from '../../process/fields'
import { refuse, type Refusal } from '../../refusal'
import { isBlank } from '../../text/fold'
import { roundOf } from '../pieces/selectors'
import type { Ticket } from '../types'

/** The days that can be promised. One further away than a year is a slip of the finger. */
export const promisable = day({
  label: '哪天前办好',
  required: 'BAD_INPUT',
  from: { days: 0, after: 'today' },
  to: { days: 366, after: 'today' },
})

/** The end of the promised day, and whether it lies beyond the limit: then a reason must stand with it. */
export function promised(
  ticket: Ticket,
  day: string,
  lateReason: string | undefined,
): { promisedAt: number; beyondLimit: boolean } | Refusal {
  const promisedAt = endOfDay(fromDayKey(day))
  const { limitAt } = roundOf(ticket)
  const beyondLimit = promisedAt > limitAt
  if (beyondLimit && isBlank(lateReason))
    return refuse('DAY_BEYOND_LIMIT', { day: dateText(promisedAt), limit: dateText(limitAt) }, 'lateReason')
  return { promisedAt, beyondLimit }
}
