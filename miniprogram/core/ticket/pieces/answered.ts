/** What somebody hears who answers second. */
import { holds } from '../../people/role'
import { refuse, type Refusal } from '../../refusal'
import type { EventType } from '../events'
import type { Ctx } from '../kinds'
import type { Ticket } from '../types'
import { isOneOf } from './desk'

/**
 * Who answered, said to those who might have: the town, and the county where it stands in. Null for everybody else, who
 * does not learn that anything was asked.
 */
export function answeredBefore(type: EventType, ticket: Ticket, ctx: Ctx): Refusal | null {
  const { last } = ticket
  const isTown = isOneOf(ticket, ctx, 'inspector')
  const isCounty = ctx.actor !== 'clock' && holds(ctx.actor, 'admin', ticket.path, ctx.now)
  if (last.type === type && (isTown || isCounty))
    return refuse('ANSWERED_ALREADY', { who: last.byName ?? '点单的人' })
  return isTown ? refuse('NOT_NOW') : null
}
