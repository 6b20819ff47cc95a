/** All events of a matter, oldest first, however many there are. */
import type { About } from '../../miniprogram/core/about'
import type { EventDocOf, EventKind } from '../_documents'
import { whereAbout } from '../_documents/where-about'
import { store } from '../_platform/ports'

export const eventsOf = async <K extends EventKind>(about: About<K>): Promise<EventDocOf<K>[]> =>
  // What is about an order is a step of an order.
  (await store.all('events', { where: whereAbout(about), sort: ['rev', 'asc'] })) as EventDocOf<K>[]
