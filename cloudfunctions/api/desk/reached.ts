/** People whom no message reached: the desk calls them. */
import { CALLS } from '../../../miniprogram/core/news/calls'
import { channelsOf } from '../../../miniprogram/core/news/channels'
import { sightOf } from '../../../miniprogram/core/ticket/sight/sight'
import { maskName, maskWhole } from '../../../miniprogram/core/people/mask'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import type { NotReached } from '../../../contract/ticket/desk'
import { matterOf } from '../../_journal/matter'
import type { PersonDoc, SendDoc } from '../../_documents'
import { standsInFor } from '../../_people/in-post'
import { calledOf } from '../../_people/joining'
import type { Known } from '../../_people/person'
import { seal, store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { checkTyped } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { oneOf, otherThan } from '../../_platform/bounds'
import { countInOne, countOver, listOver } from '../over'
import { nodesOf } from '../ticket/lists'
import { callersOf, notReachedAt } from './callers'

const PAGE = 20

/** The nodes whose list this person calls from; null: nobody's. */
async function callers(me: Known): Promise<string[] | null> {
  const own = nodesOf(me, ['dispatcher', 'inspector'])
  if (own.length === 0 && nodesOf(me, ['admin']).length === 0) return null
  const isVillage = nodesOf(me, ['dispatcher']).length > 0
  return callersOf(own, isVillage ? { desks: [], towns: [] } : await standsInFor(me), me)
}

/** How many nothing has reached, for this person to ring, no further than 100. */
export const countNotReached = async (me: Known): Promise<number> =>
  countInOne('sends', ((await callers(me)) ?? []).map(notReachedAt))

export const notReached: Handler<'desk.notReached'> = {
  async known({ cursor }, me) {
    const nodes = await callers(me)
    if (!nodes) return refuse('NOT_ALLOWED')
    const sends = await listOver('sends', nodes.map(notReachedAt), {
      sort: ['sortKey', 'desc'],
      after: cursor,
      limit: onePage(PAGE + 1),
    })
    const rows = sends.slice(0, PAGE)
    const items = (await Promise.all(rows.map(send => rowOf(send, me)))).filter(one => one !== null)
    return { now: me.now, items, next: sends.length > PAGE ? (rows.at(-1)?.sortKey ?? null) : null }
  },
}

/** Read again: what is over, or was opened meanwhile, is nothing to call about; it leaves the list for good. */
async function rowOf(send: SendDoc, me: Known): Promise<NotReached | null> {
  const matter = await matterOf(send, me.now)
  if (!matter?.order) {
    await store.change('sends', { _id: send._id, state: 'notReached' }, { set: { state: 'stale' } })
    return null
  }
  const { ticket } = matter.order
  const staff = send.office !== null || matter.person.staffName !== null
  // A neighbour who typed it has no number here: whose matter it is can be called.
  const person =
    staff || matter.person._id === ticket.requesterId
      ? matter.person
      : ((await store.get('people', ticket.requesterId ?? '-')) ?? matter.person)
  return {
    id: seal.hide(me.openid, send._id),
    ticketId: ticket.id,
    no: ticket.no,
    at: send.at,
    message: send.message,
    person: seen(person, staff),
    staff,
    mayRing: staff || sightOf(ticket, me.actor, me.now).person === 'masked',
    tried: channelsOf(send),
  }
}

/** In office by their public number. A villager's is masked, and unmasked for a purpose that they read. */
function seen(person: PersonDoc, staff: boolean): NotReached['person'] {
  if (staff) return { id: person._id, name: person.staffName ?? '', phone: person.staffPhone, masked: false }
  const phone = person.phoneSealed && seal.open(person.phoneSealed)
  return {
    // No id: another list would turn it into a door.
    id: null,
    name: maskName(calledOf(person)),
    phone: phone && maskWhole(phone),
    masked: true,
  }
}

export const reached: Handler<'desk.reached'> = {
  async known({ id, how, came, key }, me) {
    const nodes = await callers(me)
    if (!nodes) return refuse('NOT_ALLOWED')
    const send = await store.get('sends', id)
    if (!send || !nodes.includes(send.villageId)) return refuse('NOT_FOUND')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    await store.change(
      'sends',
      {
        _id: id,
        villageId: send.villageId,
        state: oneOf(['notReached', 'badge']),
        'tried.idempotencyKey': otherThan(key),
      },
      {
        ...(CALLS[came].isReached ? { set: { state: 'reached', reachedBy: me.person._id } } : {}),
        push: { tried: [{ channel: 'call', at: me.now, result: how, idempotencyKey: key }] },
      },
    )
    return {
      left: await countOver('sends', nodes.map(notReachedAt)),
    }
  },
}
