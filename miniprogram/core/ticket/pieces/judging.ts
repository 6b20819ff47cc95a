/** Who may judge an order once the work has ended: for those who revisit, rate it in office, or send it back. */
import { refuse, type Refusal } from '../../refusal'
import type { Ctx } from '../kinds'
import { isRelated } from './selectors'
import { sightOf } from '../sight/sight'
import type { Ticket } from '../types'

/** Nobody judges their own, and nobody judges what they cannot read. */
export function mayJudge(ticket: Ticket, ctx: Ctx): Refusal | null {
  if (ctx.actor === 'clock') return refuse('NOT_ALLOWED')
  if (isRelated(ticket, ctx.actor, ctx.now)) return refuse('RELATED')
  return sightOf(ticket, ctx.actor, ctx.now, ctx.facts).words === 'yes' ? null : refuse('JUDGED_UNSEEN')
}
