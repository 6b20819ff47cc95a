/** A row of the table and a person → the notice that is stored and sent. Pure. */
import { about } from '../../miniprogram/core/about'
import { pathOf } from '../../miniprogram/core/news/tell'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import { isReserved } from '../../miniprogram/core/ticket/pieces/selectors'
import { phraseOf, type Tell } from '../../miniprogram/core/ticket/telling/tells'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import type { SendDoc } from '../_documents'
import { newSend } from '../_documents/new/send'
import { isDesk, type Hearer } from './hearers'
import { nextMorning, whenQuiet } from './hours'

export function sendOf(
  event: TicketEvent,
  tell: Tell,
  { person, ticket, office }: Hearer,
  subLabel: string,
  now: number,
): SendDoc {
  const own = office === null
  return newSend({
    _id: `${event.id}:${person._id}`,
    about: about('ticket', ticket.id),
    eventId: event.id,
    personId: person._id,
    office,
    villageId: callerOf(ticket, office),
    at: now,
    message: `${ticket.no} ${tell.message}`,
    how: tell.how,
    until: tell.until,
    page: pathOf(tell.page, ticket.id, isDesk(person, ticket.path, now)),
    notice: {
      no: ticket.no,
      // The kind is left out where it would tell of a quarrel or a complaint.
      about: isReserved(ticket) || ticket.aboutStaff ? (own ? '您点的一件事' : '一件事') : subLabel,
      status: statusOf(event, tell),
      at: tell.at ?? event.at,
    },
    template: tell.template,
    ...(tell.how === 'digest' ? { state: 'digest', nextTryAt: nextMorning(now) } : {}),
    ...(tell.how === 'message' ? { nextTryAt: whenQuiet(now) } : {}),
  })
}

/** Whose desk calls when nothing arrives. Nobody calls themselves: for a desk it is the town, for the town the county. */
export function callerOf(ticket: Ticket, office: SendDoc['office']): string {
  if (office === 'town' || office === 'approver') return ticket.path[0] ?? ticket.townId
  return office === 'desk' || ticket.aboutStaff ? ticket.townId : ticket.villageId
}

/** Of an offer it says what is to be done, to everybody else what was done. */
const statusOf = (event: TicketEvent, { until }: Tell): string =>
  until === 'offerStands' ? '待领单' : phraseOf(event)
