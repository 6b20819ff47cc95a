/** What a notice is about, as it is now: whether it still says what is so. */
import type { Until as DeedUntil } from '../../miniprogram/core/deed/kinds'
import { isCurrent as deedNewsHolds } from '../../miniprogram/core/deed/until'
import { isCurrent as feedbackNewsHolds } from '../../miniprogram/core/feedback/until'
import type { Until as FeedbackUntil } from '../../miniprogram/core/feedback/kinds'
import { isCurrent as honourNewsHolds } from '../../miniprogram/core/honour/until'
import type { Until as HonourUntil } from '../../miniprogram/core/honour/kinds'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import type { NewsUntil, Ticket } from '../../miniprogram/core/ticket/types'
import { isCurrent } from '../../miniprogram/core/ticket/telling/until'
import { canHandle } from '../../miniprogram/core/ticket/sight/relations'
import { inForce, type PersonId, type Post } from '../../miniprogram/core/people/role'
import { isStepOf } from '../_documents/events'
import type { Office, PersonDoc, SendDoc } from '../_documents'
import { actorOf } from '../_people/person'
import { store } from '../_platform/ports'
import type { DocOf, MatterOf, Processes, ProcessKind } from './keeping'
import { WRITTEN } from './written'

/** What a notice is about, as it is now; null when it no longer holds, or the person no longer serves, and must not go out. */
export interface Matter {
  person: PersonDoc
  /** null for news that is about no order. */
  order: { event: TicketEvent; ticket: Ticket } | null
}

/** News of an order may be told with another one; all other news is about the matter of its event. */
type OtherKind = Exclude<ProcessKind, 'ticket'>
/** Whether news still holds for this person. The compiler asks for a row of every other kind of process. */
const IS_CURRENT: {
  readonly [K in OtherKind]: (until: SendDoc['until'], matter: MatterOf<K>, person: PersonId) => boolean
} = {
  honour: (until, honour, person) => honourNewsHolds(until as HonourUntil, honour, person),
  // What happened with the household's points stays news, whatever became of it since.
  redemption: () => true,
  feedback: (until, feedback) => feedbackNewsHolds(until as FeedbackUntil, feedback),
  deed: (until, deed, person) => deedNewsHolds(until as DeedUntil, deed, person),
}
const OTHERS = Object.keys(IS_CURRENT) as OtherKind[]
const isOther = (kind: ProcessKind): kind is OtherKind => kind in IS_CURRENT

function isCurrentSend<K extends OtherKind>(
  kind: K,
  send: SendDoc,
  doc: DocOf<K> | null | undefined,
): boolean {
  return !!doc && IS_CURRENT[kind](send.until, WRITTEN[kind].matterIn(doc), send.personId)
}

/** Told in an office, and holds none any more. */
export const isOutOfOffice = ({ asStaff }: SendDoc, { posts }: PersonDoc, now: number): boolean =>
  asStaff === true && !posts.some(post => inForce(post, now))

export async function matterOf(send: SendDoc, now: number): Promise<Matter | null> {
  const person = await store.get('people', send.personId)
  if (!person || person.deletedAt !== undefined) return null
  if (isOutOfOffice(send, person, now)) return null
  if (send.eventId === null) return { person, order: null }
  const event = await store.get('events', send.eventId)
  if (!event) return null
  if (isStepOf(event, 'ticket')) return orderOf(send, event, person, now)
  const { kind, id } = event.about
  const current = isCurrentSend(kind, send, await store.get(WRITTEN[kind].collection, id))
  return current ? { person, order: null } : null
}

async function orderOf(
  send: SendDoc,
  event: TicketEvent,
  person: PersonDoc,
  now: number,
): Promise<Matter | null> {
  const ticket = (await store.get('tickets', event.about.id))?.ticket
  if (!ticket) return null
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
  if (!isCurrent(send.until as NewsUntil, event, ticket)) return false
  if (!stillServes(person, send.office, own, now)) return false
  // Told with the order that theirs was merged into: only as long as it still is.
  const joint = event.type === 'Merged' || event.type === 'Unmerged' || own.id === ticket.id
  return joint || (own.stage.state === 'merged' && own.stage.into === ticket.id)
}

/** Of these notices to one person those that are over; a query a collection, however many there are. */
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
  const about = (kind: ProcessKind) =>
    [...events.values()].flatMap(event => (event.about.kind === kind ? [event.about.id] : []))
  const [orders, ...others] = await Promise.all([
    someOf('tickets', [
      ...about('ticket'),
      ...told.flatMap(({ send }) => (send.about.kind === 'ticket' ? [send.about.id] : [])),
    ]),
    ...OTHERS.map(kind => someOf(WRITTEN[kind].collection, about(kind))),
  ])
  const matters = new Map<string, unknown>(others.flatMap(docs => [...docs]))
  const isOver = ({ send, eventId }: (typeof told)[number]): boolean => {
    const event = events.get(eventId)
    if (!event) return true
    const { kind, id } = event.about
    // What lies under the id of this kind's matter is of this kind.
    if (isOther(kind)) return !isCurrentSend(kind, send, matters.get(id) as DocOf<OtherKind> | undefined)
    const ticket = orders.get(event.about.id)?.ticket
    const own = orders.get(send.about.id)?.ticket
    return (
      !ticket || !own || !isStepOf(event, 'ticket') || !isStillSo(send, person, { event, ticket, own }, now)
    )
  }
  return new Set(told.filter(isOver).map(({ send }) => send._id))
}

/** Nothing is asked where none is wanted. */
const someOf = async <C extends Processes[ProcessKind]['collection']>(
  collection: C,
  ids: readonly string[],
) => byId(ids.length === 0 ? [] : await store.some(collection, ids))

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
