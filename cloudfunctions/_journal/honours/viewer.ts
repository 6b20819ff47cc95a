/** How a person stands to honours. Only for a town's inspector does it matter who supervises the village. */
import { townStandsIn, type Viewer } from '../../../miniprogram/core/honour/judging'
import type { Honour } from '../../../miniprogram/core/honour/kinds'
import type { Actor } from '../../../miniprogram/core/people/role'
import { holdersUnder } from '../../_people/names'
import { actorOf, type Known } from '../../_people/person'

type Person = Pick<Known, 'actor' | 'now'>

const isTowns = ({ posts }: Actor): boolean => posts.some(({ role }) => role === 'inspector')

/** To any honour of this village: asked once for a page of them. */
export async function viewersIn(
  { actor, now }: Person,
  villageId: string,
): Promise<(honour: Honour) => Viewer> {
  if (!isTowns(actor)) return () => ({ actor, now, noSupervisor: false })
  const supervisors = (await holdersUnder('supervisor', villageId, now)).map(actorOf)
  return honour => ({ actor, now, noSupervisor: townStandsIn(honour, supervisors, now) })
}
export const viewerOf = async (me: Person, honour: Honour): Promise<Viewer> =>
  (await viewersIn(me, honour.villageId))(honour)
