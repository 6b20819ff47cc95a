/** Which list is which query: equality on one node and one key, sorted by one unique key, and who may ask for it. */
import type { GridId } from '../../../miniprogram/core/people/grid'
import { inForce, type Post } from '../../../miniprogram/core/people/role'
import {
  LISTED_REQUESTS,
  waitsKey,
  type ListedRequest,
} from '../../../miniprogram/core/ticket/pieces/requests'
import { committeesStoodInFor, standsInFor } from '../../_people/in-post'
import type { Known } from '../../_people/person'
import { between, type Where } from '../../_platform/bounds'
import type { ListQuery } from '../../_platform/select'

type Role = Post['role']
export type ListName =
  | 'mine'
  | 'desk'
  | 'returned'
  | 'late'
  | 'open'
  | 'running'
  | 'toRate'
  | 'toRevisit'
  | 'closed'
  | 'published'
  | 'town'
  | 'townLate'
  | ListedRequest
  | 'aboutStaff'
  | 'duplicates'
  | 'standIn'
  | 'standInRate'
  | 'standInClosed'
  | 'ended'
  | 'resolved'
  | 'referred'
  | 'handled'
  | 'all'
type Sort = NonNullable<ListQuery['sort']>
/** `by`: the roles whose node it is about, in order; null for what everyone may ask (the node is '' then). */
interface Plan {
  sort: Sort
  by: readonly Role[] | null
  where: (node: GridId, me: Known, role: Role | null) => Where | null
}

/** Ends the text of a keyset key that begins with 13 digits of time. */
export const timeKey = (at: number): string => String(at).padStart(13, '0')
/** Below the town nobody sees complaints about staff. */
const plain = { 'list.aboutStaff': false }
const queue =
  (name: string) =>
  (path: GridId): Where => ({ path, 'list.queue': name, ...plain })
/** To judge: nobody is asked to judge what they may not read. The town reads everything. */
const toJudge =
  (name: string): Plan['where'] =>
  (path, _, role) => ({ ...queue(name)(path), ...readBy(role) })
/** Whom a requester lets in is the committee; a grid member reads only what anybody may judge. */
const readBy = (role: Role | null): Where =>
  role === 'inspector' ? {} : role === 'gridMember' ? { 'list.showable': true } : { 'list.kept': false }
const DUE: Sort = ['list.dueKey', 'asc']
const LIMIT: Sort = ['list.limitKey', 'asc']
const NEWEST: Sort = ['list.sortKey', 'desc']
const running = (path: GridId): Where => ({ path, 'list.limitKey': between('0', '9'), ...plain })
const late = (path: GridId, { now }: Known): Where => ({
  path,
  'list.limitKey': between('0', timeKey(now)),
  ...plain,
})

/** What waits for an answer, where the town looks, and the county where it is the town's own matter. */
const planOf = (request: ListedRequest): Plan => ({
  by: ['inspector', 'admin'],
  sort: NEWEST,
  where: node => ({ 'list.waits': waitsKey(node, request) }),
})

const PLANS: Record<
  Exclude<
    ListName,
    ListedRequest | 'duplicates' | 'all' | 'standIn' | 'resolved' | keyof typeof AS_COMMITTEE
  >,
  Plan
> = {
  mine: { by: null, sort: NEWEST, where: (_, { person }) => ({ 'list.mineOf': person._id }) },
  desk: { by: ['dispatcher'], sort: DUE, where: queue('desk') },
  returned: { by: ['dispatcher'], sort: DUE, where: queue('returned') },
  late: { by: ['dispatcher', 'supervisor'], sort: LIMIT, where: late },
  open: { by: ['dispatcher'], sort: LIMIT, where: running },
  running: { by: ['supervisor', 'inspector'], sort: LIMIT, where: running },
  toRate: { by: ['supervisor', 'inspector'], sort: DUE, where: toJudge('toRate') },
  toRevisit: { by: ['supervisor', 'inspector', 'gridMember'], sort: DUE, where: toJudge('toRevisit') },
  closed: {
    by: ['supervisor', 'dispatcher', 'inspector'],
    sort: ['list.dueKey', 'desc'],
    where: queue('closed'),
  },
  /** Merged, declined, withdrawn: the newest end first. A wrong merge is found here and taken apart. */
  ended: { by: ['dispatcher', 'inspector'], sort: ['list.dueKey', 'desc'], where: queue('ended') },
  referred: { by: ['dispatcher'], sort: DUE, where: queue('referred') },
  /** Everything that was ever in this person's hands, the newest order first. Each is shown as far as they may still see it. */
  handled: { by: null, sort: NEWEST, where: (_, { person }) => ({ 'list.handledBy': person._id }) },
  published: {
    by: null,
    sort: ['list.closedKey', 'desc'],
    where: (_, me) => {
      const villageId = villageOf(me)
      return villageId ? { villageId, 'list.published': true } : null
    },
  },
  town: { by: ['inspector'], sort: DUE, where: path => ({ path, 'list.queue': 'town' }) },
  townLate: {
    by: ['inspector'],
    sort: LIMIT,
    where: (path, { now }) => ({ path, 'list.limitKey': between('0', timeKey(now)) }),
  },
  aboutStaff: { by: ['inspector'], sort: NEWEST, where: path => ({ path, 'list.aboutStaff': true }) },
}

/** What waits for a committee, where a village has none. */
const AS_COMMITTEE = { standInRate: 'toRate', standInClosed: 'closed' } as const

/** Done, and not at its end yet: it waits for a rating or a revisit. */
const RESOLVED = ['toRate', 'toRevisit'] as const

/** What waits at a desk: the queues that the level above takes over when nobody is in post there. */
const AT_DESK = ['desk', 'returned', 'referred'] as const

/** `wheres`: one a node. */
export interface Query {
  wheres: Where[]
  sort: Sort
}

/** The queries of a list for this person, one a node; or null when it is not theirs. Empty: theirs, and nothing in it. */
export async function queriesOf(
  list: Exclude<ListName, 'duplicates' | 'all'>,
  me: Known,
): Promise<Query | null> {
  if (list === 'standIn') {
    if (!isAbove(me)) return null
    const { desks } = await standsInFor(me)
    return { wheres: desks.flatMap(node => AT_DESK.map(name => queue(name)(node))), sort: DUE }
  }
  if (list === 'resolved') {
    const desks = await nodesServed(me, ['dispatcher'])
    const wheres = desks.flatMap(node => RESOLVED.map(name => queue(name)(node)))
    return wheres.length > 0 ? { wheres, sort: DUE } : null
  }
  if (list === 'standInRate' || list === 'standInClosed') {
    if (nodesOf(me, ['inspector']).length === 0) return null
    const { sort, where } = PLANS[AS_COMMITTEE[list]]
    const villages = await committeesStoodInFor(me)
    return { wheres: villages.map(node => where(node, me, 'inspector')).filter(one => one !== null), sort }
  }
  const { by, sort, where } = isRequest(list) ? planOf(list) : PLANS[list]
  const nodes = by === null ? [''] : await nodesServed(me, by)
  // Anyone who serves a list without a post of it stands in from above.
  const role = by === null ? null : (serves(me, by).role ?? 'inspector')
  const wheres = nodes.map(node => where(node, me, role)).filter(one => one !== null)
  return wheres.length > 0 ? { wheres, sort } : null
}

const isRequest = (list: ListName): list is ListedRequest => LISTED_REQUESTS.some(one => one === list)

const isAbove = (me: Known): boolean => nodesOf(me, ['inspector', 'admin']).length > 0

/** The person's own nodes; for the levels above a desk also those below them that nobody in post serves. */
export async function nodesServed(me: Known, roles: readonly Role[]): Promise<GridId[]> {
  const own = nodesOf(me, roles)
  const forDesk = roles.includes('dispatcher')
  if (own.length > 0 || !isAbove(me) || (!forDesk && !roles.includes('inspector'))) return own
  const { desks, towns } = await standsInFor(me)
  return roles.includes('inspector') ? towns : desks
}

/** The value of a list's sort key: the cursor of the next page. */
export function keyOf(sort: Sort, list: object): string {
  return String((list as Record<string, unknown>)[sort[0].slice('list.'.length)] ?? '')
}

/**
 * Every node this person serves in the first of these roles that they hold; none lies inside another. One role and one
 * node per query: `listOver` makes one list of them.
 */
export const nodesOf = (me: Known, roles: readonly Role[]): GridId[] => serves(me, roles).nodes

function serves({ actor, now }: Known, roles: readonly Role[]): { role: Role | null; nodes: GridId[] } {
  for (const role of roles) {
    const posts = actor.posts.filter(one => one.role === role && inForce(one, now))
    const widest = posts.filter(
      post => !posts.some(other => other.gridId !== post.gridId && post.path.includes(other.gridId)),
    )
    if (widest.length > 0) return { role, nodes: [...new Set(widest.map(post => post.gridId))] }
  }
  return { role: null, nodes: [] }
}

/** The village someone lives or works in. */
export const villageOf = ({ actor, now }: Known): GridId | null =>
  actor.home[2] ?? actor.posts.find(post => inForce(post, now) && post.path.length > 2)?.path[2] ?? null
