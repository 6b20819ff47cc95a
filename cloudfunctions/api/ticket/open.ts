/** A ticket's own page. */
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { ticketDetail } from './view'
import { markOpened, unheardOf } from './heard'

export const open: Handler<'ticket.open'> = {
  async known({ ticketId }, me) {
    const doc = await store.get('tickets', ticketId)
    if (!doc) return refuse('NOT_FOUND')
    const [detail, unheard] = await Promise.all([
      // Anyone who is refused has read nothing: their news stay unread.
      ticketDetail(doc.ticket, me, { meanwhile: () => markOpened(ticketId, me) }),
      unheardOf(doc.ticket, me),
    ])
    return detail ? { ...detail, unheard, now: me.now } : refuse('NOT_FOUND')
  },
}
