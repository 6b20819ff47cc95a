/** What is said when an order is claimed already. */
import { actorId } from '../../process/kinds'
import { refuse, type Refusal } from '../../refusal'
import type { Ctx } from '../kinds'
import type { Ticket } from '../types'
import type { LegacyVerb } from './rows'

export function elsewhere(verb: LegacyVerb, { stage, requesterId }: Ticket, ctx: Ctx): Refusal | null {
  if (stage.state !== 'claimed') return null
  const id = actorId(ctx)
  if (verb === 'withdraw' && id === requesterId) return refuse('CLAIMED_ALREADY', { who: stage.holderName })
  return null
}
