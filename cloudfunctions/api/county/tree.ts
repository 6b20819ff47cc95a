/** A node of the tree and its children: who holds what, what nobody holds, how many households, which groups. */
import { DEEPEST, type GridId, type GroupPurpose } from '../../../miniprogram/core/people/grid'
import { GIVABLE, isGivable, mayGive } from '../../../miniprogram/core/people/appointing'
import type { Post } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import {
  kindOf,
  neededAt,
  NOTHING,
  postsAt,
  summaries,
  sumOf,
  type GridCount,
  type Summary,
} from '../../../miniprogram/core/people/tree'
import type { HolderSeen, NodeSeen, TreeSeen } from '../../../contract/county/tree'
import type { GridDoc, RegroupingDoc } from '../../_documents'
import { officeOf, officeOver } from '../../_people/offices'
import { isAwake, type Known } from '../../_people/person'
import {
  heldUnder,
  countedGridsUnder,
  offspringUnder,
  postsHeldAt,
  type HeldPost,
  type Offspring,
} from '../../_people/tree'
import { inVillageOrder } from '../../_roster/numbers'
import { seal, store } from '../../_platform/ports'
import { few } from '../../_platform/reach'
import type { Handler } from '../request/serve'
import { groupInfo } from '../me/groups'

const PURPOSES: readonly GroupPurpose[] = ['residents', 'collect', 'assign']

export const tree: Handler<'county.tree'> = {
  async known({ node }, me) {
    const own = officeOf(me)
    if ('refused' in own) return own
    const shown = await store.get('grids', node ?? own.gridId)
    if (!shown) return refuse('NOT_FOUND_HERE')
    const office = officeOver(me, shown.path)
    if ('refused' in office) return office
    const { _id: id, path } = shown
    const [children, grids, offspring, held, waiting] = await Promise.all([
      store.all('grids', { where: { parent: id } }),
      countedGridsUnder(id, path.length),
      offspringUnder(id),
      heldUnder(id, me.now),
      plannedFrom(id),
    ])
    const living = children.filter(({ ended }) => ended === undefined)
    const [posts, above, groups] = await Promise.all([
      postsHeldAt(id, [id, ...living.map(child => child._id)], me.now),
      store.some('grids', [...path.slice(path.indexOf(office.gridId), -1), ...waiting.map(({ to }) => to)]),
      Promise.all(PURPOSES.map(purpose => groupInfo(shown, purpose))),
    ])
    const clusters = clustersAmong(grids, offspring)
    const sums = summaries(
      grids,
      gridId => clusters.has(gridId),
      gridId => held.has(gridId),
    )
    const gives = GIVABLE.filter(role => mayGive(me.actor, role, shown, me.now))
    const seen = (grid: GridDoc, sum: Summary) => nodeSeen(grid, sum, { offspring, posts, me })
    return {
      path: [...path.slice(path.indexOf(office.gridId))].map(one => ({
        id: one,
        name: (one === id ? shown : above.find(({ _id }) => _id === one))?.name ?? '',
      })),
      node: seen(shown, sumOf(sums.values())),
      groups,
      mayChange: shown._id !== office.gridId && !shown.ended,
      mayAdd: shown.level < DEEPEST && shown.form !== 'cluster' && !shown.ended,
      isBusy: shown.regrouping !== undefined,
      planned: waiting.map(({ _id, kind, to, later, households }) => ({
        id: _id,
        kind,
        day: later?.day ?? '',
        to: above.find(grid => grid._id === to)?.name ?? later?.name ?? '',
        households: households.length,
      })),
      gives,
      children: inOrder(living).map(child => seen(child, sums.get(child._id) ?? NOTHING)),
    } satisfies TreeSeen
  },
}

/** What was decided for a later day. */
const plannedFrom = (id: GridId): Promise<RegroupingDoc[]> =>
  store.list('regroupings', {
    where: { from: id, step: 'waiting' },
    limit: few(100, 'days on which one grid is divided'),
  })

/** A household grid is a cluster where the node above it is divided into clusters. */
const clustersAmong = (
  grids: readonly GridCount[],
  offspring: ReadonlyMap<GridId, Offspring>,
): ReadonlySet<GridId> =>
  new Set(grids.filter(({ above }) => (offspring.get(above)?.clusters ?? 0) > 0).map(({ gridId }) => gridId))

interface Around {
  offspring: ReadonlyMap<GridId, Offspring>
  posts: readonly HeldPost[]
  me: Known
}
function nodeSeen(grid: GridDoc, sum: Summary, { offspring, posts, me }: Around): NodeSeen {
  const own = offspring.get(grid._id) ?? { all: 0, clusters: 0 }
  const hasGrids = own.all > own.clusters
  const isHouseholdGrid = grid.level > 2 && grid.form !== 'cluster' && !hasGrids
  const held = posts.filter(({ gridId }) => gridId === grid._id)
  const isHeld = (role: Post['role']) =>
    held.some(post => post.role === role && post.from <= me.now && !post.deputy)
  return {
    id: grid._id,
    name: grid.name,
    level: grid.level,
    kind: kindOf(grid, hasGrids),
    ...sum,
    isHouseholdGrid,
    holders: postsAt(grid.level).flatMap(role =>
      held.filter(post => post.role === role).map(post => holderInfo(post, grid, me)),
    ),
    empty: neededAt(grid.level, isHouseholdGrid).filter(role => !isHeld(role)),
    groups: grid.groups.length,
  }
}

const holderInfo = (
  { role, person, name, openid, confirmed, from, until, deputy }: HeldPost,
  grid: GridDoc,
  { actor, openid: reader, now }: Known,
): HolderSeen => ({
  role,
  whom:
    person !== actor.id && isGivable(role) && mayGive(actor, role, grid, now)
      ? seal.hide(reader, person)
      : null,
  deputy,
  from: from > now ? from : null,
  name: name ?? '',
  state: openid.startsWith('unbound:')
    ? 'absent'
    : isAwake({ openid, confirmed: confirmed === null ? null : { openid: confirmed, by: 'county', at: 0 } })
      ? 'works'
      : 'asleep',
  until,
})

const inOrder = (grids: readonly GridDoc[]): GridDoc[] =>
  [...grids].sort((a, b) => inVillageOrder(a.name, b.name) || (a._id < b._id ? -1 : 1))
