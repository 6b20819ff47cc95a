/** What a notice is about, as it is now: whether it still says what is so. */
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import { stillHolds } from '../../miniprogram/core/ticket/telling/until'
import { canHandle } from '../../miniprogram/core/ticket/sight/relations'
import { inForce, type Post } from '../../miniprogram/core/people/role'
import type { Office, PersonDoc, SendDoc } from '../_documents'
import { actorOf } from '../_people/person'
import { store } from '../_platform/ports'

/** What a notice is about, as it is now; null when it no longer holds, or the person no longer serves, and must not go out. */
export interface Matter {
  person: PersonDoc
  /** null for news that is about no order. */
  order: { event: TicketEvent; ticket: Ticket } | null
}

export async function matterOf(send: SendDoc, now: number): Promise<Matter | null> {
  const person = await store.get('people', send.personId)
  if (!person) return null
  if (send.eventId === null) return { person, order: null }
  const event = await store.get('events', send.eventId)
  const ticket = event && (await store.get('tickets', event.about.id))?.ticket
  if (!event || !ticket) return null
  const own = send.about.id === ticket.id ? ticket : (await store.get('tickets', send.about.id))?.ticket
  if (!own || !isStillSo(send, person, { event, ticket, own }, now)) return null
  return { person, order: { event, ticket: own } }
}

interface Told {
  event: TicketEvent
  /** The order of the event. */
  ticket: Ticket
  /** The person's own, where that was merged into it. */
  own: Ticket
}

/** Whether it still holds, for a person who still serves. */
function isStillSo(send: SendDoc, person: PersonDoc, { event, ticket, own }: Told, now: number) {
  if (!stillHolds(send.until, event, ticket)) return false
  if (!stillServes(person, send.office, own, now)) return false
  // Told with the order that theirs was merged into: only as long as it still is.
  const joint = event.type === 'Merged' || event.type === 'Unmerged' || own.id === ticket.id
  return joint || (own.stage.state === 'merged' && own.stage.into === ticket.id)
}

/** Of these notices to one person those that are over; three queries, however many there are. */
export async function overAmong(
  sends: readonly SendDoc[],
  person: PersonDoc,
  now: number,
): Promise<ReadonlySet<string>> {
  const told = sends.flatMap(send => (send.eventId === null ? [] : [{ send, eventId: send.eventId }]))
  if (told.length === 0) return new Set()
  const events = byId(
    await store.some(
      'events',
      told.map(one => one.eventId),
    ),
  )
  const orders = byId(
    await store.some('tickets', [
      ...[...events.values()].map(event => event.about.id),
      ...told.map(({ send }) => send.about.id),
    ]),
  )
  const isOver = ({ send, eventId }: (typeof told)[number]): boolean => {
    const event = events.get(eventId)
    const ticket = event && orders.get(event.about.id)?.ticket
    const own = orders.get(send.about.id)?.ticket
    return !event || !ticket || !own || !isStillSo(send, person, { event, ticket, own }, now)
  }
  return new Set(told.filter(isOver).map(({ send }) => send._id))
}

const byId = <D extends { _id: string }>(docs: readonly D[]): ReadonlyMap<string, D> =>
  new Map(docs.map(doc => [doc._id, doc]))

const SERVES: Record<Office, readonly Post['role'][]> = {
  handler: [],
  desk: ['dispatcher', 'inspector', 'admin'],
  town: ['inspector', 'admin'],
  approver: ['inspector', 'admin'],
}

/** Whether the person still holds the office that they would be told in. */
function stillServes(person: PersonDoc, office: Office | null, ticket: Ticket, now: number): boolean {
  if (office === null) return true
  if (office === 'handler') return canHandle(actorOf(person), ticket, now)
  return person.posts.some(
    post => SERVES[office].includes(post.role) && ticket.path.includes(post.gridId) && inForce(post, now),
  )
}
