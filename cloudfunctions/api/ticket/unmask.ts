/** A whole name and number, for a purpose that the person concerned can read afterwards. */
import { holderOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import { WORKS } from '../../../miniprogram/core/ticket/sight/detail'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { PersonId } from '../../../miniprogram/core/people/role'
import { sightOf, type Sight } from '../../../miniprogram/core/ticket/sight/sight'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { calledOf } from '../../_people/joining'
import { seal, store } from '../../_platform/ports'
import { logReading, orderRead } from '../../_journal/reading'
import { checkTyped } from '../../_journal/words/keep-words'
import type { Handler } from '../request/serve'
import { ticketDetail } from './view'

interface Order {
  id: string
  no: string
  requesterId: PersonId | null
  /** Its first words: with them went name and phone. */
  wordsId: string
}
const ownOrder = ({ id, no, requesterId, wordsId }: Ticket): Order => ({ id, no, requesterId, wordsId })

/** One of those that were merged into it, for who reads what they all said. */
function joinedOrder({ joined }: Ticket, no: string, { columns }: Sight): Order | null {
  const found = joined.find(one => one.no === no)
  const wordsId = found?.words[0]
  return found && wordsId !== undefined && columns.some(column => WORKS.includes(column))
    ? { ...found, wordsId }
    : null
}

export const unmask: Handler<'ticket.unmask'> = {
  async known({ ticketId, whose, joined, purpose, key }, me) {
    const ticket = (await store.get('tickets', ticketId))?.ticket
    if (!ticket) return refuse('NOT_FOUND')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    if (whose === 'holder') {
      // Their number is public to whom the page shows it, and to nobody else.
      const holder = (await ticketDetail(ticket, me))?.holder
      return holder && holderOf(ticket) === holder.id
        ? { name: holder.name, phone: holder.phone }
        : refuse('NOT_ALLOWED')
    }
    const sight = sightOf(ticket, me.actor, me.now)
    const order = joined === undefined ? ownOrder(ticket) : joinedOrder(ticket, joined, sight)
    const requesterId = sight.person === 'no' ? null : (order?.requesterId ?? null)
    const person = requesterId === null ? null : await store.get('people', requesterId)
    if (!order || !person) return refuse('NOT_ALLOWED')
    if (sight.person === 'masked' || joined !== undefined) {
      // Name and phone went with the person's words, wherever else they may still stand.
      if ((await store.get('ticket_words', order.wordsId))?.erasedAt != null) return refuse('ERASED')
      // The person reads it under the number they know.
      const read = { id: order.id, no: order.no, path: ticket.path, villageId: ticket.villageId }
      await logReading(me, { matter: orderRead(read), of: person._id, what: 'phone', purpose, key, check })
    }
    return { name: calledOf(person), phone: person.phoneSealed && seal.open(person.phoneSealed) }
  },
}
