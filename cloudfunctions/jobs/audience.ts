/** Whom a notice is for: descriptions → people, as things stand when it is fanned out. */
import type { GridId } from '../../miniprogram/core/people/grid'
import { inForce, type Post } from '../../miniprogram/core/people/role'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import type { Audience, PersonDoc } from '../_shell/documents'
import { store } from '../_shell/ports'

export async function peopleOf(audience: Audience, ticket: Ticket, now: number): Promise<PersonDoc[]> {
  switch (audience.who) {
    case 'person':
      return store.some('people', [audience.person])
    case 'requester':
      return store.some('people', ticket.requesterId === null ? [] : [ticket.requesterId])
    case 'holder':
      return store.some('people', 'holder' in ticket && ticket.holder !== null ? [ticket.holder] : [])
    case 'offered':
      return store.some('people', ticket.state === 'dispatched' ? ticket.offer.to : [])
    case 'desk':
      return nearest('dispatcher', ticket.path, now)
    case 'inspector':
      return nearest('inspector', ticket.path, now)
  }
}

/** Holders of `role` at the lowest node of the path that has any. */
export async function nearest(
  role: Post['role'],
  path: readonly GridId[],
  now: number,
): Promise<PersonDoc[]> {
  for (const node of [...path].reverse()) {
    const found = await holdersAt(role, node, now)
    if (found.length > 0) return found
  }
  return []
}

/** Holders of `role` at exactly this node. `postKeys` also lists those below it. */
export async function holdersAt(role: Post['role'], node: GridId, now: number): Promise<PersonDoc[]> {
  const people = await store.all('people', { where: { postKeys: `${role}@${node}` } })
  return people.filter(p =>
    p.posts.some(post => post.role === role && post.gridId === node && inForce(post, now)),
  )
}
