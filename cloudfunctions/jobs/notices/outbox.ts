/** Fans every piece of news out to the people it is for, once each; what hangs on an order that came to nothing is set free. */
import { pathOf } from '../../../miniprogram/core/news/tell'
import { minutes } from '../../../miniprogram/core/clock/units'
import type { TicketEvent } from '../../../miniprogram/core/ticket/events'
import { cameToNothing } from '../../../miniprogram/core/ticket/pieces/questions'
import type { Tell } from '../../../miniprogram/core/ticket/telling/tells'
import type { Reminder, Ticket } from '../../../miniprogram/core/ticket/types'
import { subOf } from '../../../miniprogram/core/clock/policy'
import { stillHolds } from '../../../miniprogram/core/ticket/telling/until'
import type { NamedTell, OutboxDoc, SendDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { rulebook, rulesOf } from '../../_journal/rulebook'
import { newSend } from '../../_documents/new-send'
import { isDuplicate } from '../../_platform/database-error'
import { eachDue } from '../each-due'
import { freeMerged } from '../tickets/free-merged'
import { hearersOf } from './hearers'
import { whenQuiet } from './hours'
import { eventId } from '../../_journal/event-ids'
import { sendOf } from './notice'
import type { Job } from '../slice'

export const outbox: Job = {
  name: 'outbox',
  run: slice =>
    eachDue(slice, {
      collection: 'outbox',
      where: { done: false },
      by: 'nextTryAt',
      upTo: slice.now,
      async work(news) {
        const { kind, id } = news.about
        const ticket = kind === 'ticket' ? (await store.get('tickets', id))?.ticket : undefined
        for (const tell of news.to)
          if (tell.who === 'named')
            for (const person of tell.people) await createOnce(namedSend(news, tell, person, slice.now))
        if (ticket) await fanOut(news, ticket, slice.now)
        if (ticket && cameToNothing(ticket)) await freeMerged(ticket, slice.now)
        await store.change('outbox', { _id: news._id }, { set: { done: true } })
      },
    }),
}

async function fanOut(news: OutboxDoc, ticket: Ticket, now: number): Promise<void> {
  const event = await store.get('ticket_events', news._id)
  if (!event || (await isOutdone(event, ticket))) return
  const byTable = news.to.flatMap(tell => (tell.who === 'named' ? [] : [tell]))
  await tellAll(event, ticket, byTable, now)
}

const HOMELESS = { says: '派给的人不在岗了，请重新派。', page: 'inbox' } as const

/** Each row to its people, once each: who is in two rows hears the first. Nobody is told what they did themselves. */
export async function tellAll(
  event: TicketEvent,
  ticket: Ticket,
  tells: readonly Tell[],
  now: number,
): Promise<void> {
  const book = await rulebook()
  for (const tell of tells) {
    if (!stillHolds(tell.until, event, ticket)) continue
    const about = tell.on === undefined ? ticket : (await store.get('tickets', tell.on))?.ticket
    if (!about) continue
    for (const hearer of await hearersOf(tell, about, now)) {
      // With another order, whoever was merged with it and has left hears in their own row.
      if (tell.on !== undefined && hearer.ticket.id === ticket.id) continue
      // An offer that found nobody is news for the desk, even for who made it.
      const homeless = tell.who === 'people' && hearer.office !== 'handler'
      if (hearer.person._id === event.by && !homeless) continue
      const sub = subOf(rulesOf(book, hearer.ticket.rules), hearer.ticket.sub)?.words ?? '一件事'
      await createOnce(sendOf(event, homeless ? { ...tell, ...HOMELESS } : tell, hearer, sub, now))
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

/** For somebody who was found when it was written. */
function namedSend(
  { _id, about, at }: OutboxDoc,
  { how, says, template, page, villageId, no }: NamedTell,
  personId: string,
  now: number,
): SendDoc {
  return newSend({
    _id: `${_id}:${personId}`,
    about,
    personId,
    villageId,
    at: now,
    says,
    how,
    template,
    page: pathOf(page, about.id),
    notice: { no, about: template === 'points' ? '文明积分' : '村里的事', status: '有变动', at },
    ...(how === 'message' ? { nextTryAt: whenQuiet(now) } : {}),
  })
}

export async function createOnce(send: SendDoc): Promise<void> {
  try {
    await store.create('sends', send)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
