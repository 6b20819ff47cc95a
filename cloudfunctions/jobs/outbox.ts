/** Fans every piece of news out to the people it is for, once each; what hangs on an order that came to nothing is set free. */
import { minutes } from '../../miniprogram/core/clock/units'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import { cameToNothing } from '../../miniprogram/core/ticket/questions'
import type { Reminder, Ticket } from '../../miniprogram/core/ticket/types'
import type { OutboxDoc, PersonDoc, SendDoc, TemplateName } from '../_shell/documents'
import { store } from '../_shell/ports'
import { isDuplicate } from '../_shell/trouble'
import { peopleOf } from './audience'
import { eachDue } from './each-due'
import { freeMerged } from './free-merged'
import { eventId } from './ids'
import { sentenceOf, stillTrue } from './say'
import type { Job } from './slice'

export const outbox: Job = {
  name: 'outbox',
  run: slice =>
    eachDue(slice, {
      collection: 'outbox',
      where: { done: false },
      by: 'nextTryAt',
      upTo: slice.now,
      async work(news) {
        const ticket = news.points ? undefined : (await store.get('tickets', news.ticketId))?.ticket
        for (const person of news.points?.to ?? []) await createOnce(pointsSendOf(news, person, slice.now))
        if (ticket) await fanOut(news, ticket, slice.now)
        if (ticket && cameToNothing(ticket)) await freeMerged(ticket, slice.now)
        await store.change('outbox', { _id: news._id }, { set: { done: true } })
      },
    }),
}

async function fanOut(news: OutboxDoc, ticket: Ticket, now: number): Promise<void> {
  const event = await store.get('ticket_events', news._id)
  if (!event || !stillTrue(event, ticket) || (await isOutdone(event, ticket))) return
  for (const audience of news.to) {
    for (const person of await peopleOf(audience, ticket, now)) {
      // Nobody is told what they did themselves.
      if (person._id !== event.by) await createOnce(sendOf(event, person, audience.template, ticket, now))
    }
  }
}

/** After an outage the clock records several things about one ticket at once: people hear the worst only. */
async function isOutdone(event: TicketEvent, ticket: Ticket): Promise<boolean> {
  if (gravity(event) === 0) return false
  const near = [-3, -2, -1, 1, 2, 3].map(step => event.rev + step).filter(rev => rev > 0 && rev <= ticket.rev)
  const others = await store.some(
    'ticket_events',
    near.map(rev => eventId(ticket.id, rev)),
  )
  return others.some(
    other =>
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

function sendOf(
  event: TicketEvent,
  person: PersonDoc,
  template: TemplateName,
  ticket: Ticket,
  now: number,
): SendDoc {
  return {
    _id: `${event.id}:${person._id}`,
    v: 1,
    ticketId: ticket.id,
    personId: person._id,
    villageId: deskOf(ticket),
    at: now,
    says: sentenceOf(event, ticket, person),
    state: 'waiting',
    tried: [],
    template,
    leaseUntil: 0,
    nextTryAt: now,
  }
}

const pointsSendOf = ({ _id, ticketId, points }: OutboxDoc, personId: string, now: number): SendDoc => ({
  _id: `${_id}:${personId}`,
  v: 1,
  ticketId,
  personId,
  villageId: points?.villageId ?? '',
  at: now,
  says: points?.says ?? '',
  state: 'waiting',
  tried: [],
  template: 'points',
  leaseUntil: 0,
  nextTryAt: now,
})

/** Whose desk calls when nothing arrives: below the town a complaint about staff does not show, not even in a number. */
const deskOf = (ticket: Ticket): string => (ticket.aboutStaff ? ticket.townId : ticket.villageId)

async function createOnce(send: SendDoc): Promise<void> {
  try {
    await store.create('sends', send)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
