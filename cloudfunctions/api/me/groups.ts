/** The WeChat groups of the nodes I lead. */
import type { Grid, GroupPurpose } from '../../../miniprogram/core/people/grid'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import type { GroupInfo } from '../../../contract/person/home'
import type { GridDoc } from '../../_documents'
import { people } from '../../_people/names'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'

const PURPOSES: readonly GroupPurpose[] = ['residents', 'collect', 'assign']
/** Counted no further: 1000 means more. */
const CAP = 1000
const LEADERS: readonly Post['role'][] = ['gridMember', 'dispatcher', 'inspector']

/** Anyone who holds a post on this very node: a leader of the village does not bind a grid's own group. */
export const leads = ({ actor, now }: Known, grid: Pick<Grid, 'id'>): boolean =>
  actor.posts.some(post => post.gridId === grid.id && LEADERS.includes(post.role) && inForce(post, now))

export const groups: Handler<'me.groups'> = {
  async known(_, me) {
    const led = await store.some(
      'grids',
      me.actor.posts.filter(post => leads(me, { id: post.gridId })).map(post => post.gridId),
    )
    const seen: GroupInfo[] = []
    for (const grid of led) for (const purpose of PURPOSES) seen.push(await groupInfo(grid, purpose))
    return seen
  },
}

/** Of how many households somebody grown up came in from this group's card, and how many there are: a count, no list. */
async function householdsIn({ _id }: GridDoc, opengid: string): Promise<{ in: number; all: number }> {
  const [inside, all] = await Promise.all([
    store.count('households', { 'inGroup.group': opengid }, CAP),
    store.count('households', { path: _id }, CAP),
  ])
  return { in: inside, all }
}

/** Never the group's id: only that there is one, since when and by whom. */
export async function groupInfo(grid: GridDoc, purpose: GroupPurpose): Promise<GroupInfo> {
  const bound = grid.groups.find(group => group.purpose === purpose)
  const byName = bound ? ((await people.of([bound.boundBy])).get(bound.boundBy)?.staffName ?? null) : null
  return {
    gridId: grid._id,
    gridName: grid.name,
    purpose,
    boundAt: bound?.at ?? null,
    byName,
    households: bound && purpose === 'residents' ? await householdsIn(grid, bound.opengid) : null,
  }
}
