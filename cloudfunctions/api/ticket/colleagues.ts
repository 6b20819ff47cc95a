/** Whom the holder may ask to do it together: the desk's own candidates, without those who are in it already. */
import { blockedBy } from '../../../miniprogram/core/ticket/decide'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_platform/ports'
import { rulebook, rulesOf } from '../../_journal/rulebook'
import type { Handler } from '../request/serve'
import { candidatesFor } from '../desk/sheet'

export const colleagues: Handler<'ticket.colleagues'> = {
  async known({ ticketId }, { actor, now }) {
    const ticket = (await store.get('tickets', ticketId))?.ticket
    if (!ticket) return refuse('NOT_FOUND')
    const book = await rulebook()
    const blocked = blockedBy(ticket, 'addHandler', {
      actor,
      now,
      rules: rulesOf(book, ticket.rules),
      calendars: book.calendars,
      facts: {},
    })
    if (blocked) return blocked
    const inIt = [actor.id, ...('coHandlers' in ticket.stage ? ticket.stage.coHandlers : [])]
    return (await candidatesFor(ticket, now)).people.filter(one => !one.recused && !inIt.includes(one.id))
  },
}
