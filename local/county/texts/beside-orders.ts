import { about } from '../../../miniprogram/core/about'
import type { ReaderDoc, SendDoc, TicketDoc } from '../../../cloudfunctions/_documents'
import { newSend } from '../../../cloudfunctions/_documents/new/send'
import { pathOf } from '../../../miniprogram/core/news/tell'
import { hours } from '../../../miniprogram/core/clock'
import { roundOf, takenIn } from '../../../miniprogram/core/ticket/pieces/selectors'
import { personIdOf } from '../people/cast'
import type { Stock } from '../people/register'

/** What stands beside the orders: a badge, a message that reached nobody, who looked at a phone number. */
export function besideOrders(tickets: readonly TicketDoc[], now: number): Stock {
  const sends = [...badge(tickets, now), ...notReached(tickets, now)]
  return { sends, readers: readers(tickets) }
}

const send = (
  { _id: ticketId, villageId, ticket }: TicketDoc,
  personId: string,
  rest: Pick<SendDoc, 'message' | 'state' | 'template' | 'at' | 'until'>,
): SendDoc =>
  newSend({
    _id: `${ticket.last.eventId}:${personId}`,
    about: about('ticket', ticketId),
    eventId: ticket.last.eventId,
    personId,
    villageId,
    how: 'message',
    page: pathOf('order', ticketId),
    notice: { no: ticket.no, about: '您点的一件事', status: '请看看', at: rest.at },
    tried: [{ channel: rest.template, at: rest.at, result: 'refused' }],
    nextTryAt: null,
    ...rest,
  })

/** The order somebody did and that waits for this person's word. */
function badge(tickets: readonly TicketDoc[], now: number): SendDoc[] {
  const done = tickets.find(
    ({ ticket }) => ticket.stage.state === 'resolved' && ticket.requesterId === personIdOf('chenyue'),
  )
  return done
    ? [
        send(done, personIdOf('chenyue'), {
          at: done.ticket.at,
          message: `${done.no} 办好了，您看行不行，评一评。`,
          state: 'badge',
          template: 'resolved',
          until: 'unrated',
        }),
      ].filter(one => one.at <= now)
    : []
}

/** Told by no channel: the desk rings them up. */
function notReached(tickets: readonly TicketDoc[], now: number): SendDoc[] {
  return tickets
    .filter(
      ({ ticket, villageId }) =>
        villageId === 'v001' &&
        ticket.stage.state === 'claimed' &&
        ticket.requesterId !== null &&
        takenIn(roundOf(ticket), 'Recommitted') > 0 &&
        ticket.at < now - hours(1),
    )
    .slice(0, 2)
    .map(doc =>
      send(doc, doc.ticket.requesterId ?? '', {
        at: doc.ticket.at,
        message: `${doc.no} 换了日子，请看一看新的日子。`,
        state: 'notReached',
        template: 'promiseChanged',
        until: 'promiseStands',
      }),
    )
}

function readers(tickets: readonly TicketDoc[]): ReaderDoc[] {
  const held = tickets.filter(
    ({ ticket }) => ticket.stage.state === 'claimed' && ticket.requesterId === personIdOf('chenyue'),
  )
  return held.map(({ _id, no, ticket }) => ({
    _id: `r${_id}`,
    v: 1,
    at: ticket.at,
    by: ticket.stage.state === 'claimed' ? ticket.stage.holder : '',
    byName: ticket.stage.state === 'claimed' ? ticket.stage.holderName : '',
    of: personIdOf('chenyue'),
    about: about('ticket', _id),
    no,
    what: 'phone',
    purpose: '上门前打个电话',
  }))
}
