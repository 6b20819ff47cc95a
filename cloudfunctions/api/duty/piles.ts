/** The piles of what somebody has to do today, as queries: the list behind a number asks for the same. */
import { isOnPile, PILE_RULES, type Pile } from '../../../miniprogram/core/ticket/lists/piles'
import { inForce } from '../../../miniprogram/core/people/role'
import type { TicketDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { between, gte, type Where } from '../../_platform/bounds'
import { timeKey } from '../ticket/lists'

/**
 * Whether the posts looked in handle complaints about staff: true, these alone; false, all other orders; null, both. So one
 * who is grid member and inspector reads each order in the post that handles it (`canHandle`).
 */
function handledIn({ actor, now }: Known): boolean | null {
  const posts = actor.posts.filter(post => inForce(post, now))
  const plain = posts.some(({ role }) => role === 'gridMember')
  const complaints = posts.some(
    ({ role, path }) => role === 'inspector' || (role === 'gridMember' && path.length <= TOWN),
  )
  return plain && complaints ? null : complaints
}
/** Nodes from the county down to a town. */
const TOWN = 2

export function pileOf(pile: Pile, me: Known): Where {
  const { actor, now } = me
  const complaints = handledIn(me)
  const { queue, dueBetween, toCallOff } = PILE_RULES[pile]
  const due = dueBetween?.(now)
  return {
    'list.todoOf': actor.id,
    'list.queue': queue,
    ...(complaints === null ? {} : { 'list.aboutStaff': complaints }),
    ...(queue === 'inHand' ? { 'ticket.stage.holder': actor.id } : {}),
    // The key goes on with the order's id, so it is never as short as the bound above.
    ...(due ? { 'list.dueKey': between(timeKey(due[0]), timeKey(due[1] + 1)) } : {}),
    ...(toCallOff ? { 'ticket.requests.cancel.at': gte(0) } : {}),
  }
}

/** The same of one order that waits for this person. */
export function liesOn(pile: Pile, doc: TicketDoc, me: Known): boolean {
  const complaints = handledIn(me)
  return (
    (complaints === null || doc.list.aboutStaff === complaints) && isOnPile(pile, doc, me.actor.id, me.now)
  )
}
