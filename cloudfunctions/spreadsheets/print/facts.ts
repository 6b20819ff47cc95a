/** What a village's board and cards say, as it is now: its tree, who is in post, its doors. */
import type { BoardFacts, GridFacts, GroupFacts, Holder } from '../../../miniprogram/core/print/board'
import { lengthsOf, spanInChinese } from '../../../miniprogram/core/clock/in-chinese'
import { isDemo } from '../../../miniprogram/core/people/demo'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import type { GridDoc, HouseholdDoc, PersonDoc } from '../../_documents'
import { rulebook, rulesNow } from '../../_journal/rulebook'
import { grids as gridShelf, holdersUnder } from '../../_people/names'
import { inVillageOrder } from '../../_roster/numbers'
import { store } from '../../_platform/ports'

/** A household grid with what is printed of it. */
export interface PrintedGrid extends GridFacts {
  id: string
  /** With the group it lies in: 三组 2 格. */
  fullName: string
  /** Those in its clusters, too, in the order of their doors. */
  households: HouseholdDoc[]
}
interface PrintedGroup extends GroupFacts {
  grids: PrintedGrid[]
}
export interface Village extends Omit<BoardFacts, 'groups'> {
  id: string
  path: string[]
  groups: PrintedGroup[]
}

export async function villageFacts(id: string, now: number): Promise<Village | null> {
  const root = await store.get('grids', id)
  if (!root || root.ended) return null
  const [all, households, gridMembers, desk, committee, book] = await Promise.all([
    store.all('grids', { where: { path: id } }),
    store.all('households', { where: { path: id } }),
    holdersUnder('gridMember', id, now),
    holdersUnder('dispatcher', id, now),
    holdersUnder('supervisor', id, now),
    rulebook(),
  ])
  const town = root.path[1] ?? ''
  const [names, townDesk] = await Promise.all([gridShelf.of([town]), holdersUnder('inspector', town, now)])
  const rules = rulesNow(book, now)
  const at = (role: Post['role'], people: readonly PersonDoc[], node: string, deputy: boolean): Holder[] =>
    holdersAt(role, people, node, deputy, now)
  const living = all.filter(one => one._id !== id && !one.ended)
  return {
    id,
    path: root.path,
    town: names.get(town)?.name ?? '',
    village: root.name,
    groups: groupsOf(id, living, households, (node, deputy) => at('gridMember', gridMembers, node, deputy)),
    desk: at('dispatcher', desk, id, false),
    committee: at('supervisor', committee, id, false).slice(0, 1),
    townDesk: at('inspector', townDesk, town, false),
    lengths: { dispatch: spanInChinese(rules.steps.dispatch), claim: lengthsOf(rules).claim },
    at: now,
    isSample: isDemo(root.path),
  }
}

function holdersAt(
  role: Post['role'],
  people: readonly PersonDoc[],
  node: string,
  deputy: boolean,
  now: number,
): Holder[] {
  return people.flatMap(({ staffName, staffPhone, posts }) =>
    posts.some(
      post =>
        post.role === role && post.gridId === node && inForce(post, now) && (post.deputy === true) === deputy,
    )
      ? [{ name: staffName ?? '', phone: staffPhone }]
      : [],
  )
}

type HoldersOf = (node: string, deputy: boolean) => Holder[]

/** Children of the village that are divided into grids are its groups; those that are not are grids of the village itself. */
function groupsOf(
  village: string,
  living: readonly GridDoc[],
  households: readonly HouseholdDoc[],
  holders: HoldersOf,
): PrintedGroup[] {
  const childrenOf = (node: string): GridDoc[] =>
    living
      .filter(({ parent, form }) => parent === node && form !== 'cluster')
      .sort((a, b) => inVillageOrder(a.name, b.name) || (a._id < b._id ? -1 : 1))
  const gridOf = (node: Pick<GridDoc, '_id' | 'name'>, names: readonly string[]): PrintedGrid => {
    const clusters = living.filter(({ parent, form }) => parent === node._id && form === 'cluster')
    const ids = new Set([node._id, ...clusters.map(({ _id }) => _id)])
    const own = households
      .filter(({ gridId }) => ids.has(gridId))
      .sort((a, b) => inVillageOrder(a.door, b.door))
    return {
      id: node._id,
      name: node.name,
      // 「一组 1 格」 says its group already.
      fullName: [...names.filter(name => !node.name.startsWith(name)), node.name].join(' '),
      households: own,
      doors: own.map(({ door }) => door),
      holders: holders(node._id, false),
      deputies: holders(node._id, true),
    }
  }
  /** Grids at or below a node; where households lie in a node that has grids, it is one, too. */
  const gridsIn = (node: GridDoc, names: readonly string[]): PrintedGrid[] => {
    const children = childrenOf(node._id)
    if (children.length === 0) return [gridOf(node, names)]
    const own = gridOf(node, names)
    return [
      ...(own.households.length > 0 ? [own] : []),
      ...children.flatMap(child => gridsIn(child, [...names, node.name])),
    ]
  }
  const top = childrenOf(village)
  const single = top.filter(({ _id }) => childrenOf(_id).length === 0)
  const loose = gridOf({ _id: village, name: '' }, [])
  const direct = [
    ...(loose.households.length > 0 ? [loose] : []),
    ...single.flatMap(node => gridsIn(node, [])),
  ]
  return [
    ...(direct.length > 0 ? [{ name: '', heads: [], grids: direct }] : []),
    ...top
      .filter(node => !single.includes(node))
      .map(node => ({ name: node.name, heads: holders(node._id, false), grids: gridsIn(node, []) })),
  ]
}
