/** Who may say the second yes to a post, as things stand. */
import { mayAgree } from '../../../miniprogram/core/people/appointing'
import type { Actor } from '../../../miniprogram/core/people/role'
import type { GridDoc, PersonDoc } from '../../_documents'
import { holdersAt } from '../../_people/in-post'
import { isUnbound } from '../../_people/joining'
import { acting, actorOf } from '../../_people/person'

/** Everybody above the node who has an account, is another than the giver and near to nobody concerned. */
export async function secondsFor(
  node: GridDoc,
  { giver, person }: { giver: Actor; person: Actor },
  now: number,
): Promise<PersonDoc[]> {
  const found: PersonDoc[] = []
  for (const above of node.path.slice(0, -1).reverse())
    for (const role of ['inspector', 'admin'] as const)
      for (const one of await holdersAt(role, above, now))
        if (!isUnbound(one) && mayAgree(actorOf(acting(one)), { node, giver, person }, now)) found.push(one)
  return found
}
