/** Whose list it is: a desk brings its village's, a town its villages', the county everybody's. */
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { ImportDoc } from '../../_documents'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'

/** The highest office counts where somebody holds several. */
const OFFICES = ['admin', 'inspector', 'dispatcher'] as const satisfies readonly Post['role'][]

export function officeOf({ actor, person, now }: Known): Post | Refusal {
  // A file would reach whom the demonstration must not know of.
  if (isOfDemo(person)) return refuse('NOT_ALLOWED')
  const posts = OFFICES.flatMap(role => actor.posts.filter(post => post.role === role && inForce(post, now)))
  return posts[0] ?? refuse('NOT_ALLOWED')
}

/** An import of this office, whoever of it began it. */
export async function ownImport(id: string, me: Known): Promise<ImportDoc | Refusal> {
  const office = officeOf(me)
  if ('refused' in office) return office
  const one = await store.get('imports', id)
  return one && one.own === office.gridId ? one : refuse('NOT_FOUND_HERE')
}
