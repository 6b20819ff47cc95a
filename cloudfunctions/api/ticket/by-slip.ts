/** From the number and code on a slip of paper to the order they belong to: enough to rate it, nothing to read. */
import { subOf } from '../../../miniprogram/core/clock'
import { isReserved } from '../../../miniprogram/core/ticket/questions'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_shell/ports'
import { rulebook, rulesOf } from '../../_shell/rules'
import type { Handler } from '../../_shell/serve'
import { checkSlip, hasSlip } from '../../_shell/slip'

export const bySlip: Handler<'ticket.bySlip'> = {
  async known({ no, slip }, me) {
    const ticket = (await store.find('tickets', { no }))?.ticket
    // A number that is not there answers, and counts, as a wrong code does.
    const wrong = await checkSlip(ticket && hasSlip(ticket) ? ticket.id : 'none', slip, me)
    if (wrong || !ticket) return wrong ?? refuse('CODE_WRONG', {}, 'slip')
    const hidden = isReserved(ticket) || ticket.aboutStaff
    return { ticketId: ticket.id, no: ticket.no, subWords: hidden ? '一件事' : subOf(rulesOf(await rulebook(), ticket.rules), ticket.sub)?.words ?? '一件事', mayRate: ticket.state === 'resolved' || ticket.state === 'closed' }
  },
}
