/** Whose list a message that reached nobody stands on: the desk's, the town's for complaints and for the desks themselves, the level above where nobody is in post. */
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { StandIn } from '../../_people/in-post'
import type { Known } from '../../_people/person'
import type { Where } from '../../_platform/bounds'
import { nodesOf } from '../ticket/lists'

export const callersOf = (own: readonly GridId[], standIn: StandIn, me: Known): GridId[] => [
  ...new Set([...own, ...standIn.desks, ...standIn.towns, ...nodesOf(me, ['admin'])]),
]

/** Anyone who opened what it is about was reached after all. */
export const notReachedAt = (villageId: GridId): Where => ({ villageId, state: 'notReached', opened: false })
