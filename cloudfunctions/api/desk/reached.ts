/** People whom no message reached: the desk calls them. */
import { mask, maskName } from '../../../miniprogram/core/people/mask'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import type { NotReached } from '../../_contract/views'
import type { PersonDoc } from '../../_shell/documents'
import type { Known } from '../../_shell/person'
import { seal, store } from '../../_shell/ports'
import { checkTyped } from '../../_shell/said'
import type { Handler } from '../../_shell/serve'
import { oneOf } from '../../_shell/store'
import { countOver, listOver } from '../over'
import { nodesOf } from '../ticket/lists'
import { page } from '../../_shell/reach'

const PAGE = 50
/** The village's desk calls; for complaints about staff the town's. */
const callers = (me: Known) => nodesOf(me, ['dispatcher', 'inspector'])

export const notReached: Handler<'desk.notReached'> = {
  async known(_, me) {
    const nodes = callers(me)
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const sends = await listOver(
      'sends',
      nodes.map(villageId => ({ villageId, state: 'notReached' })),
      { sort: ['at', 'desc'], limit: page(PAGE) },
    )
    const people = new Map(
      (
        await store.some(
          'people',
          sends.map(send => send.personId),
        )
      ).map(person => [person._id, person]),
    )
    const tickets = new Map(
      (
        await store.some(
          'tickets',
          sends.map(send => send.ticketId),
        )
      ).map(doc => [doc._id, doc]),
    )
    const items = sends.flatMap<NotReached>(({ _id, ticketId, at, says, personId }) => {
      const person = people.get(personId)
      const ticket = tickets.get(ticketId)
      return person && ticket ? [{ id: _id, ticketId, no: ticket.no, at, says, person: seen(person) }] : []
    })
    return { now: me.now, items, next: null }
  },
}

/** Staff numbers are public; a resident's is unmasked on the ticket's page, for a purpose. */
function seen(person: PersonDoc): NotReached['person'] {
  if (person.staffName)
    return { id: person._id, name: person.staffName, phone: person.staffPhone, masked: false }
  const phone = person.phoneSealed && seal.open(person.phoneSealed)
  return {
    id: person._id,
    name: maskName(seal.open(person.nameSealed)),
    phone: phone && mask(phone),
    masked: true,
  }
}

export const reached: Handler<'desk.reached'> = {
  async known({ id, how }, me) {
    const nodes = callers(me)
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const send = await store.get('sends', id)
    if (!send || !nodes.includes(send.villageId)) return refuse('NOT_FOUND')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    await store.change(
      'sends',
      { _id: id, villageId: send.villageId, state: oneOf(['notReached', 'badge']) },
      {
        set: { state: 'reached', reachedBy: me.person._id },
        push: { tried: [{ channel: 'call', at: me.now, result: how }] },
      },
    )
    return {
      left: await countOver(
        'sends',
        nodes.map(villageId => ({ villageId, state: 'notReached' })),
      ),
    }
  },
}
