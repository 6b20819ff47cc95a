/** "Everything under X": a call each, counted by the service itself, however deep and wide the tree is (docs/adr/0170). */
import { ROLES, type Post } from '../../miniprogram/core/people/role'
import type { GridCount } from '../../miniprogram/core/people/tree'
import type { GridId } from '../../miniprogram/core/people/grid'
import { oneOf } from '../_platform/bounds'
import { store } from '../_platform/ports'

/** A county of 5,000 grids, and twice that. */
const MOST_GRIDS = { most: 10_000, why: 'grids of one county' }
const MOST_HOLDERS = { most: 2000, why: 'posts at one node and its children' }

/** Households by household grid, with the child of `node` each lies in. `depth`: the length of the node's path. */
export async function countedGridsUnder(node: GridId, depth: number): Promise<GridCount[]> {
  const rows = await store.tally<{ _id: string; child?: string | null; above: string; n: number }>(
    'households',
    { path: node },
    from =>
      from.group({
        _id: '$gridId',
        child: { $first: { $arrayElemAt: ['$path', depth] } },
        above: { $first: { $arrayElemAt: ['$path', -2] } },
        n: { $sum: 1 },
      }),
    MOST_GRIDS,
  )
  return rows.map(({ _id, child, above, n }) => ({ gridId: _id, child: child ?? null, above, households: n }))
}

export interface Offspring {
  all: number
  clusters: number
}
/** Living children of every node at or below this one that has any. */
export async function offspringUnder(node: GridId): Promise<Map<GridId, Offspring>> {
  const rows = await store.tally<Offspring & { _id: GridId | null }>(
    'grids',
    { path: node, ended: null },
    from =>
      from.group({
        _id: '$parent',
        all: { $sum: 1 },
        clusters: { $sum: { $cond: [{ $eq: ['$form', 'cluster'] }, 1, 0] } },
      }),
    MOST_GRIDS,
  )
  return new Map(rows.flatMap(({ _id, ...row }) => (_id === null ? [] : [[_id, row]])))
}

const STILL = (now: number) => ({ $or: [{ 'posts.until': null }, { 'posts.until': { $gt: now } }] })

/** Nodes at or below this one that have a grid member in post. */
export async function heldUnder(node: GridId, now: number): Promise<Set<GridId>> {
  const rows = await store.tally<{ _id: GridId }>(
    'people',
    { postKeys: `gridMember@${node}` },
    from =>
      from
        .unwind('$posts')
        .match({
          'posts.role': 'gridMember',
          'posts.path': node,
          'posts.deputy': { $ne: true },
          'posts.from': { $lte: now },
          ...STILL(now),
        })
        .group({ _id: '$posts.gridId' }),
    MOST_GRIDS,
  )
  return new Set(rows.map(({ _id }) => _id))
}

export interface HeldPost extends Pick<Post, 'role' | 'gridId' | 'from' | 'until'> {
  deputy: boolean
  person: string
  name: string | null
  openid: string
  confirmed: string | null
}
/** Posts in force, or to come, at exactly these nodes; all of them lie at or below `node`. */
export async function postsHeldAt(node: GridId, ids: readonly GridId[], now: number): Promise<HeldPost[]> {
  const keys = ROLES.filter(role => role !== 'resident').map(role => `${role}@${node}`)
  const rows = await store.tally<
    Omit<HeldPost, 'confirmed' | 'deputy'> & { confirmed?: string | null; deputy?: true }
  >(
    'people',
    { postKeys: oneOf(keys) },
    from =>
      from
        .unwind('$posts')
        .match({ 'posts.gridId': { $in: ids }, ...STILL(now) })
        .project({
          _id: 0,
          person: '$_id',
          name: '$staffName',
          openid: 1,
          confirmed: '$confirmed.openid',
          role: '$posts.role',
          gridId: '$posts.gridId',
          from: '$posts.from',
          until: '$posts.until',
          deputy: '$posts.deputy',
        }),
    MOST_HOLDERS,
  )
  return rows.map(row => ({ ...row, confirmed: row.confirmed ?? null, deputy: row.deputy === true }))
}
