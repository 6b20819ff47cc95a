/** The offices that look after what lies below them: a desk its village, a town its villages, the county everything. */
import { isOfDemo } from '../../miniprogram/core/people/demo'
import { covers, type GridId } from '../../miniprogram/core/people/grid'
import { inForce, OFFICES, type Post } from '../../miniprogram/core/people/role'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import type { Known } from './person'

/** Whose node the present reader looks after; of several offices the highest counts. The demonstration has none: it would reach whom it must not know of. */
export function officeOf({ actor, person, now }: Known): Post | Refusal {
  if (isOfDemo(person)) return refuse('NOT_ALLOWED')
  const posts = OFFICES.flatMap(role => actor.posts.filter(post => post.role === role && inForce(post, now)))
  return posts[0] ?? refuse('NOT_ALLOWED')
}

/** The office over a path; several: the highest. Refuses where there is none. */
export function officeOver({ actor, person, now }: Known, path: readonly GridId[]): Post | Refusal {
  if (isOfDemo(person)) return refuse('NOT_ALLOWED')
  const over = OFFICES.flatMap(role =>
    actor.posts.filter(post => post.role === role && inForce(post, now) && covers(post.gridId, path)),
  )
  return over[0] ?? refuse('NOT_ALLOWED')
}
