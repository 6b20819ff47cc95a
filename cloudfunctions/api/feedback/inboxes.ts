/** Whose inbox a complaint lies in. */
import { aboutTownsOf, inboxOf, servesTown } from '../../../miniprogram/core/feedback/inboxes'
import type { Inbox } from '../../../miniprogram/core/feedback/record'
import type { Known } from '../../_people/person'
import { countInOne } from '../over'
import { nodesOf, nodesServed } from '../ticket/lists'

/** The town's, a town's without anybody in post for the county; the county's, and what is about its towns for who serves none. */
export async function inboxesOf(me: Known): Promise<Inbox[]> {
  const towns = await nodesServed(me, ['inspector'])
  const counties = nodesOf(me, ['admin'])
  // Whoever looks in one of several posts is still who they are.
  const apart = servesTown(me.person, me.now) ? [] : counties.map(aboutTownsOf)
  return [...new Set([...[...towns, ...counties].map(inboxOf), ...apart])]
}

/** How many wait there for an answer; what waits in two of them once. */
export const countLetters = async (me: Known): Promise<number> =>
  countInOne(
    'opinions',
    (await inboxesOf(me)).map(waits => ({ waits })),
  )
