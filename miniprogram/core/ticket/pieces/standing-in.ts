/** Whether it is the town that judges and shows in the village's place; said with the step, so that nobody takes it for the committee's. */
import { holdsPost } from '../../people/role'
import type { Ctx } from '../kinds'
import type { Ticket } from '../types'

/** Empty where somebody of the village's own committee presses. */
export function standsInNow(ticket: Ticket, { actor, now }: Pick<Ctx, 'actor' | 'now'>): { standIn?: true } {
  if (actor === 'clock' || holdsPost(actor, 'supervisor', ticket.path, now)) return {}
  return { standIn: true }
}
