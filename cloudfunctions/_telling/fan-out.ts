/** News → one notice a person, once each. Whom a row means is found as things stand when it is fanned out. */
import { minutes } from '../../miniprogram/core/clock/units'
import { subOf } from '../../miniprogram/core/clock/policy'
import { pathOf } from '../../miniprogram/core/news/tell'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import type { Tell } from '../../miniprogram/core/ticket/telling/tells'
import { stillHolds } from '../../miniprogram/core/ticket/telling/until'
import type { Reminder, Ticket } from '../../miniprogram/core/ticket/types'
import type { NamedTell, NewsDoc, SendDoc } from '../_documents'
import { newSend } from '../_documents/new-send'
import { eventId } from '../_journal/event-ids'
import { rulebook, rulesOf } from '../_journal/rulebook'
import { subjectOf } from '../_platform/due/moments'
import { store } from '../_platform/ports'
import { hearersOf } from './hearers'
import { whenQuiet } from './hours'
import { make, type Notice } from './make'
import { sendOf } from './notice'

/** The notices that were made now. `ticket`: as it is; null for news of something else. Doing it again makes none. */
export async function fanOut(news: NewsDoc, ticket: Ticket | null, now: number): Promise<SendDoc[]> {
  const named = news.to.flatMap(tell =>
    tell.who === 'named'
      ? tell.people.map((person): Notice => ({ send: namedSend(news, tell, person, now), ticket: null }))
      : [],
  )
  const event = ticket && (await store.get('events', subjectOf(news)))
  if (!event || (await isOutdone(event, ticket))) return make(named, now)
  const byTable = news.to.flatMap(tell => (tell.who === 'named' ? [] : [tell]))
  return make([...named, ...(await noticesOf(event, ticket, byTable, now))], now)
}

const HOMELESS = { says: '派给的人不在岗了，请重新派。', page: 'inbox' } as const

/** Each row to its people, once each: who is in two rows hears the first. Nobody is told what they did themselves. */
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
  news: NewsDoc,
  { how, says, template, page, villageId, no }: NamedTell,
  personId: string,
  now: number,
): SendDoc {
  return newSend({
    _id: `${subjectOf(news)}:${personId}`,
    about: news.about,
    personId,
    villageId,
    at: now,
    says,
    how,
    template,
    page: pathOf(page, news.about.id),
    notice: {
      no,
      about: template === 'points' ? '文明积分' : '村里的事',
      status: '有变动',
      at: news.since,
    },
    ...(how === 'message' ? { nextTryAt: whenQuiet(now) } : {}),
  })
}
