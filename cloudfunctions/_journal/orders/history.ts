/** What stands of a ticket before a press, read side by side with the transaction: the answer shows it with the new step. */
import { about } from '../../../miniprogram/core/about'
import type { EventDocOf, WordsDoc } from '../../_documents'
import { eventsOf } from '../events'
import { grids, people } from '../../_people/names'
import type { PersonId } from '../../../miniprogram/core/people/role'
import { store } from '../../_platform/ports'
import type { Done } from '../commit'
import { whereAbout } from '../../_documents/where-about'

export interface History {
  events: EventDocOf<'ticket'>[]
  words: WordsDoc[]
}

/** `also`: staff who may stand in the answer and in none of the events yet. */
export async function historyOf(ticketId: string, also: readonly PersonId[]): Promise<History> {
  const [events, words] = await Promise.all([
    eventsOf(about('ticket', ticketId)),
    store.all('ticket_words', { where: whereAbout(about('ticket', ticketId)) }),
  ])
  await learnNames(events, also)
  return { events, words }
}

/** The names that the answer shows; an instance that knows them asks nothing. */
async function learnNames(events: readonly EventDocOf<'ticket'>[], also: readonly PersonId[]): Promise<void> {
  const path = events.flatMap(event => (event.type === 'Submitted' ? event.path : []))
  const offers = events.flatMap(event => ('offer' in event ? [event.offer] : []))
  const [staff] = await Promise.all([
    people.of([
      ...also,
      ...events.flatMap(event => (event.byName === null ? [] : [event.by])),
      ...offers.flatMap(({ to }) => to.slice(0, 1)),
      ...events.flatMap(event => (event.type === 'Submitted' ? [event.requesterId] : [])),
    ]),
    grids.of([path[2], path.at(-1), ...offers.map(({ pool }) => pool)]),
  ])
  await grids.of([...staff.values()].flatMap(({ posts }) => posts.map(post => post.gridId)))
}

/** All there is of the ticket as it is now; undefined where somebody else's step came between: then it is read again. */
export function whole(
  { matter: ticket, written }: Done<'ticket'>,
  before: History | null,
): Done<'ticket'>['written'] {
  if (!written || !before) return undefined
  const byId = <D extends { _id: string }>(docs: readonly D[]) => [
    ...new Map(docs.map(doc => [doc._id, doc])).values(),
  ]
  const events = byId([...before.events, ...written.events]).filter(({ rev }) => rev <= ticket.rev)
  const words = byId([...before.words, ...written.words])
  const ids = new Set(words.map(({ _id }) => _id))
  const isWhole =
    events.length === ticket.rev && events.every(({ _id, commitment }) => commitment === null || ids.has(_id))
  return isWhole ? { events: events.sort((a, b) => a.rev - b.rev), words } : undefined
}
