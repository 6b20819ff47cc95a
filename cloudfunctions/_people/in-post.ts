/** Who is in post where. Every queue that is open belongs to somebody: where nobody is, to the next level above. */
import type { GridId, Level } from '../../miniprogram/core/people/grid'
import { inForce, type Actor, type Post } from '../../miniprogram/core/people/role'
import type { GridDoc, PersonDoc } from '../_documents'
import type { Known } from './person'
import { oneOf } from '../_platform/bounds'
import { store } from '../_platform/ports'

/** Everybody who holds `role` at or below the node, in post or not. */
const keyed = (role: Post['role'], node: GridId): Promise<PersonDoc[]> =>
  store.all('people', { where: { postKeys: `${role}@${node}` } })

/** Holders of `role` at exactly this node, now. */
export async function holdersAt(role: Post['role'], node: GridId, now: number): Promise<PersonDoc[]> {
  return (await keyed(role, node)).filter(one =>
    one.posts.some(post => post.role === role && post.gridId === node && inForce(post, now)),
  )
}

/**
 * The levels at which a role serves what lies below it, the lowest first: nobody's grid member sits in the county. A level
 * is asked with everybody below it, so the lower ones come first: a town may have a hundred dispatchers.
 */
const LEVELS: Record<Post['role'], readonly [Level, ...Level[]]> = {
  gridMember: [2],
  shopkeeper: [2],
  supervisor: [2, 1],
  dispatcher: [2, 1],
  mediator: [2, 1, 0],
  inspector: [1, 0],
  admin: [0],
}

/** Holders of `role` at the lowest node of the path that has any. One query where the lowest level has somebody. */
export async function nearest(
  role: Post['role'],
  path: readonly GridId[],
  now: number,
): Promise<PersonDoc[]> {
  const depthOf = ({ posts }: PersonDoc): number =>
    Math.max(
      ...posts.map(post => (post.role === role && inForce(post, now) ? path.indexOf(post.gridId) : -1)),
      -1,
    )
  for (const level of LEVELS[role]) {
    const node = path[level]
    if (node === undefined) continue
    const found = (await keyed(role, node)).map(one => ({ one, depth: depthOf(one) }))
    const lowest = Math.max(...found.map(({ depth }) => depth), -1)
    if (lowest >= 0) return found.filter(({ depth }) => depth === lowest).map(({ one }) => one)
  }
  return []
}

/** Whether the village of this path has a desk of its own in post; where it has none the town stands in. */
export const hasDesk = async (path: readonly GridId[], now: number): Promise<boolean> =>
  (await nearest('dispatcher', path, now)).length > 0

/** The nodes below this person's that nobody in post serves: villages without a desk, and for the county towns without an inspector. */
export interface StandIn {
  desks: GridId[]
  towns: GridId[]
}

/** Of the person of one request, whatever asks for it: they are asked for once. */
const askedOnce = new WeakMap<Actor, Promise<StandIn>>()

/** Asked in each request: who is in post decides who may act. Two queries a level, for the levels above a desk only. */
export function standsInFor({ actor, now }: Pick<Known, 'actor' | 'now'>): Promise<StandIn> {
  const before = askedOnce.get(actor)
  if (before) return before
  const asked = lookDown(actor, now)
  askedOnce.set(actor, asked)
  return asked
}

async function lookDown(actor: Actor, now: number): Promise<StandIn> {
  const nodes = (role: Post['role']) =>
    actor.posts.filter(post => post.role === role && inForce(post, now)).map(post => post.gridId)
  const towns = await unserved('inspector', nodes('admin'), 1, now)
  const desks = await unserved('dispatcher', [...nodes('inspector'), ...towns], 2, now)
  return { desks, towns }
}

/** Villages below this inspector's posts without a committee in post: the town judges and shows for them. */
export async function committeesStoodInFor({ actor, now }: Pick<Known, 'actor' | 'now'>): Promise<GridId[]> {
  const towns = actor.posts
    .filter(post => post.role === 'inspector' && inForce(post, now))
    .map(post => post.gridId)
  return unserved('supervisor', towns, 2, now)
}

/** Nodes of this level at or below these for which nobody holds the role. As many calls for ten of them as for one. */
async function unserved(
  role: Post['role'],
  under: readonly GridId[],
  level: Level,
  now: number,
): Promise<GridId[]> {
  const above = [...new Set(under)]
  if (above.length === 0) return []
  const [nodes, holders] = await Promise.all([
    below(above, level),
    store.all('people', { where: { postKeys: oneOf(above.map(node => `${role}@${node}`)) } }),
  ])
  const posts = holders.flatMap(one => one.posts.filter(post => post.role === role && inForce(post, now)))
  const open = nodes.filter(({ path }) => !posts.some(post => path.includes(post.gridId)))
  // One may lie below two of those that were asked about.
  return [...new Set(open.map(({ id }) => id))]
}

/** A level of the tree is one look. */
async function below(under: readonly GridId[], level: Level): Promise<GridDoc[]> {
  const all = await store.all('grids', { where: { parent: oneOf(under) } })
  const children = all.filter(({ ended }) => !ended)
  const reached = children.filter(child => child.level >= level)
  const further = children.filter(child => child.level < level).map(({ id }) => id)
  return [
    ...reached.filter(child => child.level === level),
    ...(further.length > 0 ? await below(further, level) : []),
  ]
}
