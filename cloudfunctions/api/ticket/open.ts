/** A ticket's own page. */
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { seeDetail } from '../../_shell/view'

export const open: Handler<'ticket.open'> = {
  async known({ ticketId }, me) {
    const doc = await store.get('tickets', ticketId)
    const detail = doc && (await seeDetail(doc.ticket, me))
    return detail ? { ...detail, now: me.now } : refuse('NOT_FOUND')
  },
}
