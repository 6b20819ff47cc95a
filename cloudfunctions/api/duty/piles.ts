/** The piles of what somebody has to do today, as queries: the list behind a number asks for the same. */
import { PILE_RULES, type Pile } from '../../../miniprogram/core/ticket/lists/piles'
import type { Known } from '../../_people/person'
import { between, gte, type Where } from '../../_platform/bounds'
import { timeKey } from '../ticket/lists'

export function pileOf(pile: Pile, { actor, now }: Known): Where {
  const { queue, dueBetween, toCallOff } = PILE_RULES[pile]
  const due = dueBetween?.(now)
  return {
    'list.todoOf': actor.id,
    'list.queue': queue,
    ...(queue === 'inHand' ? { 'ticket.stage.holder': actor.id } : {}),
    // The key goes on with the order's id, so it is never as short as the bound above.
    ...(due ? { 'list.dueKey': between(timeKey(due[0]), timeKey(due[1] + 1)) } : {}),
    ...(toCallOff ? { 'ticket.requests.cancel.at': gte(0) } : {}),
  }
}
