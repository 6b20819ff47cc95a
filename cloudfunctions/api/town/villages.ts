/** The villages of a town: what came in during a month, by matter and channel, and what is missing there. */
import { addDays, fromDayKey, monthKey } from '../../../miniprogram/core/clock/shanghai'
import { compareVillages, type CountedOrder, type Gap } from '../../../miniprogram/core/board/villages'
import { isOnSide } from '../../../miniprogram/core/people/demo'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import type { GridDoc, PersonDoc } from '../../_documents'
import { between, oneOf } from '../../_platform/bounds'
import { store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { withoutGroup } from '../group/unbound'
import { allOver } from '../over'
import type { Handler } from '../request/serve'
import { nodesServed, timeKey } from '../ticket/lists'

const PAGE = 500
/** A town has some thousand orders a month; of more the first are counted, and the page says so. */
const MOST_PAGES = 10
/** Places that are named. */
const NAMED = 5

export const villages: Handler<'town.villages'> = {
  async known({ month }, me) {
    const towns = await nodesServed(me, ['inspector'])
    if (towns.length === 0) return refuse('NOT_ALLOWED')
    const asked = month ?? monthKey(me.now)
    const [tree, holders, { orders, isAll }] = await Promise.all([
      allOver(
        'grids',
        towns.map(path => ({ path })),
        { sort: ['_id', 'asc'] },
      ),
      inPostUnder(towns),
      cameIn(towns, asked),
    ])
    const living = tree.filter(({ ended, path }) => !ended && isOnSide(me.person, path))
    const own = living.filter(({ level }) => level === 2)
    const gapsOf = (village: GridDoc): Gap[] =>
      gapsIn(
        living.filter(({ path }) => path.includes(village._id)),
        village,
        holders,
        me.now,
      )
    return {
      now: me.now,
      month: asked,
      isAll,
      villages: compareVillages(
        own.map(one => ({ id: one._id, name: one.name, gaps: gapsOf(one) })),
        orders,
      ),
    }
  },
}

const ROLES = ['dispatcher', 'supervisor', 'gridMember'] as const
type Served = (typeof ROLES)[number]

/** One call, however many towns and roles. */
const inPostUnder = (towns: readonly GridId[]): Promise<PersonDoc[]> =>
  store.all('people', {
    where: { postKeys: oneOf(towns.flatMap(town => ROLES.map(role => `${role}@${town}`))) },
  })

/** What is missing in a village. A post above a place serves it as well. */
function gapsIn(
  places: readonly GridDoc[],
  village: GridDoc,
  holders: readonly PersonDoc[],
  now: number,
): Gap[] {
  const posts = holders.flatMap(({ posts: held }) => held.filter(post => inForce(post, now)))
  const isServed = ({ path }: GridDoc, role: Served): boolean =>
    posts.some((post: Post) => post.role === role && path.includes(post.gridId))
  const parents = new Set(places.map(({ parent }) => parent))
  const leaves = places.filter(({ _id, level, form }) => level > 2 && form !== 'cluster' && !parents.has(_id))
  const gap = (kind: Gap['kind'], missing: readonly GridDoc[]): Gap => ({
    kind,
    count: missing.length,
    places: missing.slice(0, NAMED).map(({ name }) => name),
  })
  return [
    gap('noDesk', isServed(village, 'dispatcher') ? [] : [village]),
    gap('noCommittee', isServed(village, 'supervisor') ? [] : [village]),
    gap(
      'noGridMember',
      leaves.filter(leaf => !isServed(leaf, 'gridMember')),
    ),
    gap('noGroup', withoutGroup(places)),
  ]
}

/** Orders of the month, and of each only what is counted. */
async function cameIn(
  towns: readonly GridId[],
  month: string,
): Promise<{ orders: CountedOrder[]; isAll: boolean }> {
  const from = fromDayKey(`${month}-01`)
  const until = fromDayKey(`${monthKey(addDays(from, 31))}-01`)
  const orders: CountedOrder[] = []
  let isAll = true
  for (const townId of towns) {
    let after: string | undefined
    for (let page = 1; ; page++) {
      const found = await store.parts(
        'tickets',
        {
          where: { townId, 'list.sortKey': between(timeKey(from), timeKey(until)) },
          sort: ['list.sortKey', 'asc'],
          after,
          limit: onePage(PAGE),
        },
        { villageId: true, ticket: ['matter', 'source'], list: ['sortKey'] },
      )
      orders.push(
        ...found.map(({ villageId, ticket: { matter, source } }) => ({ villageId, matter, source })),
      )
      if (found.length < PAGE) break
      if (page === MOST_PAGES) {
        isAll = false
        break
      }
      after = found.at(-1)?.list.sortKey
    }
  }
  return { orders, isAll }
}
