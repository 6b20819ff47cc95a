/** Whose inbox a complaint lies in. */
import { aboutTownsOf, inboxOf, servesTown } from '../../../miniprogram/core/feedback/inboxes'
import type { Inbox } from '../../../miniprogram/core/feedback/record'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Known } from '../../_people/person'
import type { Where } from '../../_platform/bounds'
import { nodesOf, nodesServed } from '../ticket/lists'

/** The town's, a town's without anybody in post for the county; the county's, and what is about its towns for who serves none. */
export const inboxesOf = async (me: Known): Promise<Inbox[]> =>
  together(await nodesServed(me, ['inspector']), me)

/** What waits there for an answer. `towns`: nodes that were looked up before. */
export const waitingFor = (towns: readonly GridId[], me: Known): Where[] =>
  together(towns, me).map(waits => ({ waits }))

function together(towns: readonly GridId[], me: Known): Inbox[] {
  const counties = nodesOf(me, ['admin'])
  // Whoever looks in one of several posts is still who they are.
  const apart = servesTown(me.person, me.now) ? [] : counties.map(aboutTownsOf)
  return [...new Set([...[...towns, ...counties].map(inboxOf), ...apart])]
}
