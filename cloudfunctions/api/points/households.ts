/**
 * Which households there are to choose from: staff, those of their nodes; everybody else, by surname or door, those of
 * their own village. Doors and surnames only, as on the notice; never in an order that compares.
 */
import { fold, isBlank } from '../../../miniprogram/core/text/fold'
import { refuse } from '../../../miniprogram/core/refusal'
import { households as titled, type Household } from '../../_shell/households'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { nodesOf, villageOf } from '../ticket/lists'
import { page as upTo } from '../../_shell/reach'

/** A picker's page; whoever looks for one types more of it. */
const MOST = 200
const MOST_BY_NAME = 20

export const households: Handler<'points.households'> = {
  async known({ q = '' }, me) {
    const nodes = [
      ...new Set([
        ...nodesOf(me, ['gridMember']),
        ...nodesOf(me, ['supervisor']),
        ...nodesOf(me, ['inspector']),
      ]),
    ]
    const village = villageOf(me)
    if (nodes.length === 0 && (isBlank(q) || !village)) return refuse('NOT_ALLOWED')
    const found = await under(nodes.length > 0 ? nodes : [village ?? ''])
    const asked = fold(q)
    const named = found.filter(one => fold(one.title).includes(asked))
    return named
      .sort(byDoor)
      .slice(0, nodes.length > 0 ? MOST : MOST_BY_NAME)
      .map(({ _id, title }) => ({ id: _id, title }))
  },
}

const PAGE = 1000
/** Everybody's household under these nodes, page by page: people carry their path, households only their leaf. */
async function under(nodes: readonly string[]): Promise<Household[]> {
  const ids = new Set<string>()
  for (const home of nodes) {
    for (let after: string | undefined; ; ) {
      const page = await store.list('people', {
        where: { home },
        sort: ['_id', 'asc'],
        after,
        limit: upTo(PAGE),
      })
      for (const { householdId } of page) if (householdId) ids.add(householdId)
      const last = page[PAGE - 1]
      if (!last) break
      after = last._id
    }
  }
  return [...(await titled.of([...ids])).values()]
}

/** 「三组 5 号」 before 「三组 12 号」. */
function byDoor(a: Household, b: Household): number {
  const grid = a.gridId < b.gridId ? -1 : a.gridId > b.gridId ? 1 : 0
  return grid || numberIn(a) - numberIn(b) || (a._id < b._id ? -1 : 1)
}
const numberIn = ({ door }: Household): number => Number(/\d+/.exec(door.replace(/^\S*组/, ''))?.[0] ?? 0)
