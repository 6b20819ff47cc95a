/** All events of a matter, oldest first, however many there are. */
import type { About } from '../../miniprogram/core/about'
import type { EventDoc } from '../_documents'
import { whereAbout } from '../_documents/where-about'
import { store } from '../_platform/ports'

export const eventsOf = (about: About): Promise<EventDoc[]> =>
  store.all('events', { where: whereAbout(about), sort: ['rev', 'asc'] })
