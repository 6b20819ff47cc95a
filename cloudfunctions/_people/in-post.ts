/** Who is in post where. Every queue that is open belongs to somebody: where nobody is, to the next level above. */
import type { GridId, Level } from '../../miniprogram/core/people/grid'
import { inForce, type Post } from '../../miniprogram/core/people/role'
import type { GridDoc, PersonDoc } from '../_documents'
import type { Known } from './person'
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
const NOTHING: StandIn = { desks: [], towns: [] }

/** Asked each time: who is in post decides who may act. Two queries a node, for the levels above a desk only. */
export async function standsInFor({ actor, now }: Pick<Known, 'actor' | 'now'>): Promise<StandIn> {
  const nodes = (role: Post['role']) =>
    actor.posts.filter(post => post.role === role && inForce(post, now)).map(post => post.gridId)
  const towns = (
    await Promise.all([...new Set(nodes('admin'))].map(node => unserved('inspector', node, 1, now)))
  ).flat()
  const above = [...new Set([...nodes('inspector'), ...towns])]
  if (above.length === 0) return NOTHING
  const desks = (await Promise.all(above.map(node => unserved('dispatcher', node, 2, now)))).flat()
  return { desks: [...new Set(desks)], towns: [...new Set(towns)] }
}

/** Villages below this inspector's posts without a committee in post: the town judges and shows for them. */
export async function committeesStoodInFor({ actor, now }: Pick<Known, 'actor' | 'now'>): Promise<GridId[]> {
  const towns = actor.posts
    .filter(post => post.role === 'inspector' && inForce(post, now))
    .map(post => post.gridId)
  const found = await Promise.all([...new Set(towns)].map(node => unserved('supervisor', node, 2, now)))
  return [...new Set(found.flat())]
}

/** Nodes of this level at or below `under` for which nobody holds the role. */
async function unserved(role: Post['role'], under: GridId, level: Level, now: number): Promise<GridId[]> {
  const [nodes, holders] = await Promise.all([below(under, level), keyed(role, under)])
  const posts = holders.flatMap(one => one.posts.filter(post => post.role === role && inForce(post, now)))
  return nodes.filter(({ path }) => !posts.some(post => path.includes(post.gridId))).map(({ id }) => id)
}

async function below(under: GridId, level: Level): Promise<GridDoc[]> {
  const all = await store.all('grids', { where: { parent: under } })
  const children = all.filter(({ ended }) => !ended)
  if (children.every(child => child.level >= level)) return children.filter(child => child.level === level)
  return (await Promise.all(children.map(({ id }) => below(id, level)))).flat()
}
