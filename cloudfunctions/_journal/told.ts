/** What is kept of a matter beside itself: everything typed about it, and everything that happened. */
import type { About } from '../../miniprogram/core/about'
import type { EventDocOf, EventKind, WordsDoc } from '../_documents'
import { whereAbout } from '../_documents/where-about'
import { store } from '../_platform/ports'
import { eventsOf } from './events'

export interface Told<K extends EventKind> {
  words: WordsDoc[]
  events: EventDocOf<K>[]
}

export async function toldOf<K extends EventKind>(about: About<K>): Promise<Told<K>> {
  const [words, events] = await Promise.all([
    store.all('ticket_words', { where: whereAbout(about) }),
    eventsOf(about),
  ])
  return { words, events }
}

/** With what a press has just written; who read meanwhile may have it already. */
export const withNew = <K extends EventKind>(
  before: Told<K> | null,
  { words, events }: Told<K>,
): Told<K> => ({
  words: once([...(before?.words ?? []), ...words]),
  events: once([...(before?.events ?? []), ...events]),
})
const once = <D extends { _id: string }>(docs: readonly D[]): D[] => [
  ...new Map(docs.map(doc => [doc._id, doc])).values(),
]
