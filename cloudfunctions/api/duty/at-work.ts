/** What waits for somebody with orders in hand, or sent to them: read once for the first page. */
import type { Pile } from '../../../miniprogram/core/ticket/lists/piles'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { inPost } from '../../../miniprogram/core/people/role'
import type { TicketDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { first } from '../../_platform/reach'
import { liesOn } from './piles'

const LOOKED_AT = 100

/** The most pressing first; `isAll`: there are no more than these. */
export type AtWork = Promise<{ orders: TicketDoc[]; isAll: boolean }>

/** Nothing is asked of whoever is not at work on orders. */
export const NOTHING_AT_WORK: AtWork = Promise.resolve({ orders: [], isAll: true })

export async function ordersAtWork({ actor }: Known): AtWork {
  const orders = await store.list('tickets', {
    where: { 'list.todoOf': actor.id },
    sort: ['list.dueKey', 'asc'],
    limit: first(LOOKED_AT),
  })
  return { orders, isAll: orders.length < LOOKED_AT }
}

/** What is late, then what was promised for today; only where there is none, what was sent here. */
const PRESSING: readonly Pile[] = ['late', 'today', 'offered']

/** The one that presses most; null where nothing is due today and nothing new. */
export async function pressingAmong(atWork: AtWork, me: Known): Promise<Ticket | null> {
  const { orders } = await atWork
  // It stands on the page of the grid member's post.
  const there = { ...me, actor: inPost(me.actor, 'gridMember') }
  for (const pile of PRESSING) {
    const found = orders.find(doc => liesOn(pile, doc, there))
    if (found) return found.ticket
  }
  return null
}
