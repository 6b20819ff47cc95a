/** What somebody hears who answers second. */
import { holdsPost } from '../../people/role'
import { refuse, type Refusal } from '../../refusal'
import type { RequestName } from '../events'
import type { Ctx } from '../kinds'
import { REQUESTS } from '../timers'
import type { Ticket } from '../types'
import { isOneOf } from './desk'

/**
 * Who answered, said to those who might have: the town, and the county where it stands in. Null for everybody else, who
 * does not learn that anything was asked. `answers`: the events that answer this request.
 */
export function answeredBefore(
  ticket: Ticket,
  ctx: Ctx,
  request: RequestName,
  answers: readonly string[],
): Refusal | null {
  if (REQUESTS[request].waits.with !== 'approver') return null
  const isTown = isOneOf(ticket, ctx, 'inspector')
  const isCounty = ctx.actor !== 'clock' && holdsPost(ctx.actor, 'admin', ticket.path, ctx.now)
  if (answers.includes(ticket.last.type) && (isTown || isCounty)) return whoAnswered(ticket)
  return isTown ? refuse('NOT_NOW') : null
}

/** Staff by their public name; what the clock answered was answered by nobody. */
const whoAnswered = ({ last, requesterId }: Pick<Ticket, 'last' | 'requesterId'>): Refusal =>
  last.by === 'clock'
    ? refuse('UNANSWERED')
    : refuse('ANSWERED_ALREADY', { who: last.byName ?? (last.by === requesterId ? '点单的人' : '有人') })
