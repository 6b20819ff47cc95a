/** A whole name and number, for a purpose that the person concerned can read afterwards. */
import { holderOf } from '../../../miniprogram/core/ticket/questions'
import { sightOf } from '../../../miniprogram/core/ticket/sight'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { calledOf } from '../../_people/joining'
import { seal, store } from '../../_platform/ports'
import { logReading } from '../../_journal/reading'
import { checkTyped } from '../../_journal/words/said'
import type { Handler } from '../request/serve'
import { seeDetail } from './view'

export const unmask: Handler<'ticket.unmask'> = {
  async known({ ticketId, whose, purpose, key }, me) {
    const ticket = (await store.get('tickets', ticketId))?.ticket
    if (!ticket) return refuse('NOT_FOUND')
    const check = await checkTyped(me)
    if (isRefusal(check)) return check
    if (whose === 'holder') {
      // Their number is public to whom the page shows it, and to nobody else.
      const holder = (await seeDetail(ticket, me))?.holder
      return holder && holderOf(ticket) === holder.id
        ? { name: holder.name, phone: holder.phone }
        : refuse('NOT_ALLOWED')
    }
    const { person: level } = sightOf(ticket, me.actor, me.now)
    const person = ticket.requesterId && level !== 'no' ? await store.get('people', ticket.requesterId) : null
    if (!person) return refuse('NOT_ALLOWED')
    if (level === 'masked') {
      // Name and phone went with the person's words, wherever else they may still stand.
      if ((await store.get('ticket_words', ticket.wordsId))?.erasedAt != null) return refuse('ERASED')
      await logReading(me, { ticket, of: person._id, what: 'phone', purpose, key, check })
    }
    return { name: calledOf(person), phone: person.phoneSealed && seal.open(person.phoneSealed) }
  },
}
