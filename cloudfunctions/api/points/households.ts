/**
 * Which households there are to choose from: staff, those of their nodes; everybody else, by surname or door, those of
 * their own village. Doors and surnames only, as on the notice; never in an order that compares.
 */
import { fold, isBlank } from '../../../miniprogram/core/text/fold'
import { refuse } from '../../../miniprogram/core/refusal'
import { households as titled, type Household } from '../../_people/households'
import type { Handler } from '../request/serve'
import { allOver } from '../over'
import { nodesOf, villageOf } from '../ticket/lists'

/** Staff hold theirs in the phone and look among them there; others see a page of one surname. */
const STAFF_PAGE = 200
const PAGE = 20

export const households: Handler<'points.households'> = {
  async known({ q = '', cursor }, me) {
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
    const named = found.filter(one => fold(one.title).includes(asked)).sort(byDoor)
    // Who moved away meanwhile has no place in the list any more: it begins again, and nobody is left out.
    const from = cursor === undefined ? 0 : named.findIndex(one => one._id === cursor) + 1
    const page = named.slice(from, from + (nodes.length > 0 ? STAFF_PAGE : PAGE))
    const isLast = from + page.length >= named.length
    return {
      items: page.map(({ _id, title }) => ({ id: _id, title })),
      next: isLast ? null : (page.at(-1)?._id ?? null),
      total: named.length,
    }
  },
}

/** Everybody's household under these nodes: people carry their path, households only their leaf. */
async function under(nodes: readonly string[]): Promise<Household[]> {
  const people = await allOver(
    'people',
    nodes.map(home => ({ home })),
  )
  return [...(await titled.of(people.map(({ householdId }) => householdId))).values()]
}

/** 「三组 5 号」 before 「三组 12 号」. */
function byDoor(a: Household, b: Household): number {
  const grid = a.gridId < b.gridId ? -1 : a.gridId > b.gridId ? 1 : 0
  return grid || numberIn(a) - numberIn(b) || (a._id < b._id ? -1 : 1)
}
const numberIn = ({ door }: Household): number => Number(/\d+/.exec(door.replace(/^\S*组/, ''))?.[0] ?? 0)
