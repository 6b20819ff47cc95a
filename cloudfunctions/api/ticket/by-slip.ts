/** From the number and code on a slip of paper to the order they belong to: enough to rate it, nothing to read. */
import { lengthsOf, subOf } from '../../../miniprogram/core/clock'
import { blockedBy } from '../../../miniprogram/core/ticket/decide'
import { isOnSide } from '../../../miniprogram/core/people/demo'
import { isFinal, isReserved, roundOf } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { rulebook, rulesOf, type Rulebook } from '../../_journal/rulebook'
import type { Handler } from '../request/serve'
import { checkSlip, hasSlip, isSlipKin } from '../../_journal/orders/slip'

export const bySlip: Handler<'ticket.bySlip'> = {
  async known({ no, slip }, me) {
    const found = (await store.find('tickets', { no }))?.ticket
    const ticket = found && isOnSide(me.person, found.path) ? found : undefined
    // A number that is not there answers, and counts, as a wrong code does.
    const wrong = await checkSlip(ticket && hasSlip(ticket) ? ticket.id : 'none', slip, me)
    if (wrong || !ticket) return wrong ?? refuse('CODE_WRONG', {}, 'slip')
    const book = await rulebook()
    const rules = rulesOf(book, ticket.rules)
    const blocked = blockedForBearer(ticket, me, book, await isSlipKin(ticket, me))
    const hidden = isReserved(ticket) || ticket.aboutStaff
    return {
      now: me.now,
      ticketId: ticket.id,
      no: ticket.no,
      submittedAt: ticket.submittedAt,
      subLabel: hidden ? '一件事' : (subOf(rules, ticket.sub)?.label ?? '一件事'),
      mayRate: blocked === null,
      why: blocked?.message ?? null,
      rated: roundOf(ticket).rating !== null,
      lengths: lengthsOf(rules),
    }
  },
}

/** Why the person who holds the slip cannot rate it now, in words for someone who knows only the slip. */
function blockedForBearer(
  ticket: Ticket,
  { actor, now }: Known,
  book: Rulebook,
  slipKin: boolean,
): Refusal | null {
  const blocked = blockedBy(ticket, 'rate', {
    actor,
    now,
    rules: rulesOf(book, ticket.rules),
    calendars: book.calendars,
    facts: { slip: true, slipKin },
  })
  if (blocked?.refused === 'RELATED') return refuse('SLIP_RELATED')
  if (ticket.stage.state === 'resolved' || ticket.stage.state === 'closed' || !blocked) return blocked
  return refuse(isFinal(ticket) ? 'SLIP_ENDED' : 'SLIP_EARLY')
}
