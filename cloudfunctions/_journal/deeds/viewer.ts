/** How a person stands to good deeds. Only for a town's inspector does it matter who supervises the village. */
import type { Viewer } from '../../../miniprogram/core/deed/judging'
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { Actor } from '../../../miniprogram/core/people/role'
import { holdersUnder } from '../../_people/names'
import { actorOf, type Known } from '../../_people/person'

/** Supervisors of the village in force now. */
export const supervisorsOf = async (villageId: GridId, now: number): Promise<Actor[]> =>
  (await holdersUnder('supervisor', villageId, now)).map(actorOf)

/** `supervise`: who does, where a caller knows it already. */
export async function viewerOf(
  { actor, now }: Pick<Known, 'actor' | 'now'>,
  { villageId }: { villageId: GridId },
  supervise = supervisorsOf,
): Promise<Viewer> {
  const isTowns = actor.posts.some(({ role }) => role === 'inspector')
  return { actor, now, ...(isTowns ? { supervisors: await supervise(villageId, now) } : {}) }
}
