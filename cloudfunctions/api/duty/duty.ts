/** What waits for somebody in each of their posts. */
import { DUTIES } from '../../../miniprogram/core/duty/cells'
import { inForce, inPost, POST_ROLES, type Post } from '../../../miniprogram/core/people/role'
import type { DutyInfo } from '../../../contract/person/home'
import type { Known } from '../../_people/person'
import { NOTHING_AT_WORK, ordersAtWork, type AtWork } from './at-work'
import { countsOf } from './counts'

const postsOf = ({ actor, now }: Known, role: Post['role']): Post[] =>
  actor.posts.filter(post => post.role === role && inForce(post, now))

export const atWorkOf = (me: Known): AtWork =>
  HANDLE.some(role => postsOf(me, role).length > 0) ? ordersAtWork(me) : NOTHING_AT_WORK
/** In whose hands orders are (`canHandle`). */
const HANDLE = ['gridMember', 'inspector'] as const

/** As many calls for somebody with ten posts as with one: roles are few, and nodes are asked for together. */
export async function dutiesOf(me: Known, atWork: AtWork): Promise<DutyInfo['posts']> {
  const roles = POST_ROLES.filter(role => DUTIES[role] !== null && postsOf(me, role).length > 0)
  return Promise.all(
    roles.map(async role => {
      const posts = postsOf(me, role)
      return {
        role,
        places: new Set(posts.map(post => post.gridId)).size,
        deputy: posts.every(post => post.deputy === true),
        counts: await countsOf({ ...me, actor: inPost(me.actor, role) }, role, atWork),
      }
    }),
  )
}
