/** News of an order: each row to its people, once each. Nobody is told what they did themselves. */
import { minutes } from '../../miniprogram/core/clock/units'
import { subOf } from '../../miniprogram/core/clock/policy'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import type { Tell } from '../../miniprogram/core/ticket/telling/tells'
import { isCurrent } from '../../miniprogram/core/ticket/telling/until'
import type { Reminder, Ticket } from '../../miniprogram/core/ticket/types'
import { isStepOf } from '../_documents/events'
import type { SendDoc } from '../_documents'
import { eventId } from '../_journal/event-ids'
import { rulebook, rulesOf } from '../_journal/rulebook'
import { store } from '../_platform/ports'
import { hearersOf } from './hearers'
import type { Telling } from './telling'
import { make, type Notice } from './make'
import { sendOf } from './notice'

const HOMELESS = { message: '派给的人不在岗了，请重新派。', page: 'inbox' } as const

/** Who is in two rows hears the first. */
export const tellAll = async (
  event: TicketEvent,
  ticket: Ticket,
  tells: readonly Tell[],
  now: number,
): Promise<SendDoc[]> => make(await noticesOf(event, ticket, tells, now), now)

async function noticesOf(
  event: TicketEvent,
  ticket: Ticket,
  tells: readonly Tell[],
  now: number,
): Promise<Notice[]> {
  const notices: Notice[] = []
  const book = await rulebook()
  for (const tell of tells) {
    if (!isCurrent(tell.until, event, ticket)) continue
    const about = tell.on === undefined ? ticket : (await store.get('tickets', tell.on))?.ticket
    if (!about) continue
    for (const hearer of await hearersOf(tell, about, now)) {
      // In another order, somebody who was merged with it and has left hears in their own row.
      if (tell.on !== undefined && hearer.ticket.id === ticket.id) continue
      // An offer that found nobody is news for the desk, even for who made it.
      const homeless = tell.who === 'people' && hearer.office !== 'handler'
      if (hearer.person._id === event.by && !homeless) continue
      const sub = subOf(rulesOf(book, hearer.ticket.rules), hearer.ticket.sub)?.label ?? '一件事'
      const send = sendOf(event, homeless ? { ...tell, ...HOMELESS } : tell, hearer, sub, now)
      notices.push({ send, ticket: hearer.ticket })
    }
  }
  return notices
}

/** After an outage the clock records several things about one ticket at once: people hear the worst only. */
async function isOutdone(event: TicketEvent, ticket: Ticket): Promise<boolean> {
  if (gravity(event) === 0) return false
  const near = [-3, -2, -1, 1, 2, 3].map(step => event.rev + step).filter(rev => rev > 0 && rev <= ticket.rev)
  const others = await store.some(
    'events',
    near.map(rev => eventId(ticket.id, rev)),
  )
  return others.some(
    other =>
      isStepOf(other, 'ticket') &&
      Math.abs(other.at - event.at) < SAME_SWEEP &&
      (gravity(other) > gravity(event) || (gravity(other) === gravity(event) && other.rev > event.rev)),
  )
}

const SAME_SWEEP = minutes(5)
const GRAVITY: Record<Reminder, number> = {
  late: 7,
  promiseLate: 6,
  revisitLate: 5,
  answerLate: 4,
  dispatchLate: 3,
  soonLate: 1,
}
const gravity = (event: TicketEvent): number =>
  event.type === 'Reminded' ? GRAVITY[event.reminder] : event.type === 'Lapsed' ? 2 : 0

export const orderTelling: Telling<'ticket'> = {
  notices: async (event, ticket, tells, now) =>
    (await isOutdone(event, ticket)) ? [] : noticesOf(event, ticket, tells, now),
}
