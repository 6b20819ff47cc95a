/**
 * Who may give a post, who must agree to it, who may end it (docs/adr/0171). Anyone who holds an office gives what lies below
 * it. Every post but a grid member's and a shopkeeper's needs a second yes, by somebody above the post who is related
 * neither to the giver nor to whom it is given. What was given sleeps until the account is confirmed face to face.
 */
import { refuse, type Refusal } from '../refusal'
import { covers, type Grid } from './grid'
import { areHousemates } from './impartial'
import { clash, inForce, type Actor, type Post, OFFICES } from './role'
import { postsAt } from './tree'

/** Given by an office. A county's own administrators are named in the console. */
export type Givable = Exclude<Post['role'], 'admin'>

/** `own`: the village's own desk may give it too; else the office stands above the node. */
const GIVEN_BY: Record<Givable, { own: boolean; second: boolean }> = {
  gridMember: { own: true, second: false },
  shopkeeper: { own: true, second: false },
  dispatcher: { own: false, second: true },
  supervisor: { own: false, second: true },
  inspector: { own: false, second: true },
  mediator: { own: false, second: true },
}
/** In the order in which they are offered. */
export const GIVABLE = Object.keys(GIVEN_BY) as readonly Givable[]
export const needsSecond = (role: Givable): boolean => GIVEN_BY[role].second
export const isGivable = (role: Post['role']): role is Givable =>
  (GIVABLE as readonly string[]).includes(role)

const ABOVE: readonly Post['role'][] = ['admin', 'inspector']

type Node = Pick<Grid, 'id' | 'path' | 'level'>
const holdsOneOf = (actor: Actor, roles: readonly Post['role'][], node: Node, own: boolean, now: number) =>
  actor.posts.some(
    post =>
      roles.includes(post.role) &&
      inForce(post, now) &&
      covers(post.gridId, node.path) &&
      (own || post.gridId !== node.id),
  )

/** Whether the actor's office gives (or ends) this post at this node, no matter whom it is for. */
export function mayGive(actor: Actor, role: Givable, node: Node, now: number): boolean {
  const { own } = GIVEN_BY[role]
  return postsAt(node.level).includes(role) && holdsOneOf(actor, own ? OFFICES : ABOVE, node, own, now)
}

/** Nobody gives a post to themselves or to somebody of their own household, over time. */
export const isTooNear = (actor: Actor, person: Actor, now: number): boolean =>
  actor.id === person.id || areHousemates(actor, person, now)

/** Whether the actor may say the second yes: above the post, another than the giver, and near to neither of the two. */
export const mayAgree = (
  actor: Actor,
  { node, giver, person }: { node: Node; giver: Actor; person: Actor },
  now: number,
): boolean =>
  holdsOneOf(actor, ABOVE, node, false, now) &&
  !isTooNear(actor, giver, now) &&
  !isTooNear(actor, person, now)

/** The person's posts with this one: it takes the place of the same post at the same node. Refuses what may not be held together. */
export function withPost(posts: readonly Post[], post: Post, now: number): Post[] | Refusal {
  const lasting = ({ until }: Post) => until === null || until > now
  const others = posts.filter(one => !(one.role === post.role && one.gridId === post.gridId && lasting(one)))
  return others.filter(lasting).some(one => clash(one, post)) ? refuse('POST_CLASH') : [...others, post]
}

/** The person's posts without this one from `at` on; null where they do not hold it. */
export function withoutPost(
  posts: readonly Post[],
  { role, gridId }: Pick<Post, 'role' | 'gridId'>,
  at: number,
): Post[] | null {
  const held = posts.find(
    one => one.role === role && one.gridId === gridId && (one.until === null || one.until > at),
  )
  return held ? posts.map(one => (one === held ? { ...one, until: at } : one)) : null
}
