/** Who may judge an order once the work has ended: for those who revisit, rate it in office, or send it back. */
import type { Actor } from '../../people/role'
import { refuse, type Refusal } from '../../refusal'
import type { Ctx } from '../kinds'
import { isRelated, roundOf } from './selectors'
import { sightOf } from '../sight/sight'
import type { Ticket } from '../types'

/** Nobody judges their own, and nobody judges what they cannot read. */
export function mayJudge(ticket: Ticket, ctx: Ctx): Refusal | null {
  if (ctx.actor === 'clock') return refuse('NOT_ALLOWED')
  if (isRelated(ticket, ctx.actor, ctx.now)) return refuse('RELATED')
  return sightOf(ticket, ctx.actor, ctx.now, ctx.facts).words === 'yes' ? null : refuse('JUDGED_UNSEEN')
}

/** Whether the committee's judgement of this round is still this person's to give: not their own matter, not given yet. */
export const awaitsJudgement = (ticket: Ticket, person: Actor, now: number): boolean =>
  !isRelated(ticket, person, now) && !roundOf(ticket).committee.some(({ by }) => by === person.id)

/** Whether this person may ask how it went: nobody revisits their own. */
export const awaitsVisit = (ticket: Ticket, person: Actor, now: number): boolean =>
  !isRelated(ticket, person, now)
