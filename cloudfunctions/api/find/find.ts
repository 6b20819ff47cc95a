/** Orders by what somebody remembers of them, the newest first, or those of the same household. */
import { readingsOf } from '../../../miniprogram/core/ticket/lists/findable'
import { sightOf } from '../../../miniprogram/core/ticket/sight/sight'
import { refuse } from '../../../miniprogram/core/refusal'
import { onePage } from '../../_platform/reach'
import { store } from '../../_platform/ports'
import { relationFactsOf } from '../../_journal/orders/relation-facts'
import type { Handler } from '../request/serve'
import { listOver } from '../over'
import { seeAll } from '../ticket/view'
import { queriesFor } from './audiences'

const PAGE = 20

export const find: Handler<'ticket.find'> = {
  async known({ q, homeOf, cursor }, me) {
    const home = homeOf === undefined ? null : await homeOfOrder(homeOf, me)
    if (homeOf !== undefined && home === null) return refuse('NOT_FOUND')
    const wheres = await queriesFor(me, kinds =>
      home !== null
        ? kinds.includes('home')
          ? [[{ kind: 'home', term: home }]]
          : []
        : readingsOf(q ?? '', kinds),
    )
    if (wheres === null) return refuse('NOT_ALLOWED')
    if (wheres.length === 0) return refuse('FIND_MORE', {}, 'q')
    const docs = await listOver('tickets', wheres, {
      sort: ['list.sortKey', 'desc'],
      after: cursor,
      limit: onePage(PAGE + 1),
    })
    const page = docs.slice(0, PAGE)
    return {
      now: me.now,
      items: await seeAll(
        page.map(doc => doc.ticket),
        me,
      ),
      next: docs.length > PAGE ? (page.at(-1)?.list.sortKey ?? null) : null,
    }
  },
}

/** The household of an order that this person reads; null where there is none, or the order is not theirs to read. */
async function homeOfOrder(id: string, me: Parameters<typeof relationFactsOf>[1]): Promise<string | null> {
  const ticket = (await store.get('tickets', id))?.ticket
  if (!ticket?.householdId) return null
  const { person } = sightOf(ticket, me.actor, me.now, await relationFactsOf(ticket, me))
  return person === 'masked' ? ticket.householdId : null
}
