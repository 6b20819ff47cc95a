/** Which grids have no group of residents yet: for the village and the town, who can ask their grid members. */
import { refuse } from '../../../miniprogram/core/refusal'
import type { GridDoc } from '../../_documents'
import { grids } from '../../_people/names'
import { allOver } from '../over'
import type { Handler } from '../request/serve'
import { nodesOf } from '../ticket/lists'

const PAGE = 50

/** Grids where households lie, without a group of their residents; a group of grids is led by theirs. */
export function withoutGroup(all: readonly GridDoc[]): GridDoc[] {
  const living = all.filter(({ ended, form }) => !ended && form !== 'cluster')
  const parents = new Set(living.map(({ parent }) => parent))
  return living.filter(
    ({ _id, level, groups }) =>
      level > 2 && !parents.has(_id) && !groups.some(({ purpose }) => purpose === 'residents'),
  )
}

export const unbound: Handler<'group.unbound'> = {
  async known({ cursor = '' }, me) {
    const nodes = nodesOf(me, ['inspector', 'dispatcher'])
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    const all = await allOver(
      'grids',
      nodes.map(path => ({ path })),
      { sort: ['_id', 'asc'] },
    )
    const rest = withoutGroup(all).filter(({ _id }) => _id > cursor)
    const shown = rest.slice(0, PAGE)
    const villages = await grids.of(shown.map(({ path }) => path[2]))
    return {
      now: me.now,
      items: shown.map(({ _id, name, path }) => ({
        id: _id,
        name,
        village: villages.get(path[2] ?? '')?.name ?? '',
      })),
      next: rest.length > PAGE ? (shown.at(-1)?._id ?? null) : null,
    }
  },
}
