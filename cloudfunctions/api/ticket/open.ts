/** A ticket's own page. */
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { seeDetail } from './view'
import { markOpened, unheardOf } from './heard'

export const open: Handler<'ticket.open'> = {
  async known({ ticketId }, me) {
    const doc = await store.get('tickets', ticketId)
    if (!doc) return refuse('NOT_FOUND')
    const detail = await seeDetail(doc.ticket, me)
    if (!detail) return refuse('NOT_FOUND')
    // Whoever is refused has read nothing: their news stay unread.
    const [unheard] = await Promise.all([unheardOf(doc.ticket, me), markOpened(ticketId, me)])
    return { ...detail, unheard, now: me.now }
  },
}
