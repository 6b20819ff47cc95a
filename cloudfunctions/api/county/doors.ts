/** The doors of a grid, in order, with how many live behind each; where they are to be moved also the grids of the village. */
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { GridDoc } from '../../_documents'
import { countedGridsUnder, offspringUnder } from '../../_people/tree'
import { inVillageOrder } from '../../_roster/numbers'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { nodeOf } from './facts'

const MOST = { most: 10_000, why: 'households of one grid' }

export const doors: Handler<'county.doors'> = {
  async known({ node: id, targets: isMoving = false }, me) {
    const node = await nodeOf(id, me, false)
    if (isRefusal(node)) return node
    const [households, living, targets] = await Promise.all([
      store.all('households', { where: { gridId: id } }),
      store.tally<{ _id: string; n: number }>(
        'people',
        { home: id },
        of => of.group({ _id: '$householdId', n: { $sum: 1 } }),
        MOST,
      ),
      isMoving ? targetsOf(node) : null,
    ])
    const people = new Map(living.map(({ _id, n }) => [_id, n]))
    return {
      name: node.name,
      doors: households
        .map(({ _id, door }) => ({ id: _id, door, people: people.get(_id) ?? 0 }))
        .sort((a, b) => inVillageOrder(a.door, b.door)),
      targets,
    }
  },
}

/** Grids and clusters that are divided no further; none above a village. */
async function targetsOf({ _id, path }: GridDoc) {
  const village = path[2]
  if (village === undefined) return []
  const [nodes, grids, offspring] = await Promise.all([
    store.all('grids', { where: { path: village } }),
    countedGridsUnder(village, 3),
    offspringUnder(village),
  ])
  const counts = new Map(grids.map(({ gridId, households }) => [gridId, households]))
  return nodes
    .filter(node => {
      const { all, clusters } = offspring.get(node._id) ?? { all: 0, clusters: 0 }
      return node.level > 2 && !node.ended && all === clusters && node._id !== _id
    })
    .map(node => ({ id: node._id, name: node.name, households: counts.get(node._id) ?? 0 }))
    .sort((a, b) => inVillageOrder(a.name, b.name))
}
