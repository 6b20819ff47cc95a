/**
 * What each post does first: the numbers on its first page, in their order, which never changes so that the hand learns
 * it. A number and the list it opens are one query (`cloudfunctions/api/duty/counts.ts`).
 */
import type { Post } from '../people/role'

export type CellId =
  | 'late'
  | 'today'
  | 'offered'
  | 'cancel'
  | 'toConfirm'
  | 'toRevisit'
  | 'joins'
  | 'desk'
  | 'returned'
  | 'overdue'
  | 'referred'
  | 'reviews'
  | 'notReached'
  | 'toRate'
  | 'toVote'
  | 'toAnswer'
  | 'town'
  | 'townOverdue'
  | 'objection'
  | 'reclassify'
  | 'standIn'
  | 'letters'
  | 'posts'
  | 'collect'

export interface Cell {
  id: CellId
  label: string
  /** The list that it counts. */
  page: string
  /**
   * Something to do for whoever holds the post, and a press of theirs takes it away: only such a number lights the red dot.
   * What others have to do stands there without.
   */
  lights: boolean
  /** false: the demonstration has no such list. */
  inDemo?: false
  /** Coloured while it is more than nothing. */
  mark?: 'red' | 'amber'
}
export interface Duty {
  /** The first three stand large. */
  cells: readonly Cell[]
  /** Where the whole of it is done. */
  work: { label: string; page: string; inDemo?: false }
}

const toDo = (id: CellId, label: string, page: string, mark?: Cell['mark']): Cell => ({
  id,
  label,
  page,
  lights: true,
  ...(mark ? { mark } : {}),
})
/** To know of: it is somebody else's turn. */
const toKnow = (id: CellId, label: string, page: string, mark?: Cell['mark']): Cell => ({
  ...toDo(id, label, page, mark),
  lights: false,
})

const joins = toDo('joins', '等您点头的人', '/resident/joins/joins')
const toConfirm = toDo('toConfirm', '好事等您证实', '/points/list/list?list=toConfirm')
const toVote = toDo('toVote', '评优等您', '/honour/list/list?list=toDecide')
const toAnswer = toDo('toAnswer', '意见等您答复', '/points/list/list?list=objected&mine=1')
const reviews = toDo('reviews', '话和照片等您看', '/desk/reviews/reviews')
const notReached = toDo('notReached', '没送到，等您打电话', '/desk/reached/reached')
const posts: Cell = { ...toDo('posts', '等您点头的岗位', '/county/posts/posts'), inDemo: false }

/** A row a role, asked for by the compiler; null: it has no work of its own here yet. */
const ROWS: Readonly<Record<Post['role'], Duty | null>> = {
  gridMember: {
    cells: [
      toDo('late', '超了日子', '/grid/today/today?pile=late', 'red'),
      toDo('today', '今天答应的', '/grid/today/today?pile=today', 'amber'),
      toDo('offered', '新派来的', '/grid/today/today?pile=offered'),
      toConfirm,
      toDo('toRevisit', '等您回访', '/grid/handled/handled?list=toRevisit'),
      toDo('cancel', '说不用办了', '/grid/today/today?pile=cancel'),
      joins,
    ],
    work: { label: '看今天的活', page: '/grid/today/today' },
  },
  dispatcher: {
    cells: [
      toDo('desk', '等您派', '/desk/inbox/inbox?list=desk'),
      toDo('returned', '退回来的', '/desk/inbox/inbox?list=returned'),
      toKnow('overdue', '超期的', '/desk/inbox/inbox?list=late', 'red'),
      reviews,
      notReached,
      joins,
      toKnow('referred', '移交了等回音', '/desk/tickets/tickets?list=referred'),
    ],
    work: { label: '去派单台', page: '/desk/inbox/inbox' },
  },
  supervisor: {
    cells: [
      toDo('toRate', '等您评', '/committee/list/list?list=toRate&mine=1'),
      toDo('toRevisit', '等您回访', '/committee/list/list?list=toRevisit&mine=1'),
      toVote,
      toConfirm,
      toAnswer,
    ],
    work: { label: '去评议和晒单', page: '/committee/list/list' },
  },
  inspector: {
    cells: [
      toDo('town', '等镇里派', '/town/inbox/inbox?list=town'),
      toKnow('townOverdue', '超期的', '/town/inbox/inbox?list=townLate', 'red'),
      toDo('letters', '投诉和建议', '/town/letters/letters'),
      toDo('objection', '要换人的', '/town/inbox/inbox?list=objection&mine=1'),
      toDo('reclassify', '改分类的', '/town/inbox/inbox?list=reclassify&mine=1'),
      toDo('standIn', '村里没人派的', '/town/inbox/inbox?list=standIn'),
      // Complaints about staff that were sent to this person.
      toDo('late', '手上超了日子', '/grid/today/today?pile=late', 'red'),
      toDo('today', '手上今天到期', '/grid/today/today?pile=today', 'amber'),
      toDo('offered', '派给您办的', '/grid/today/today?pile=offered'),
      toDo('cancel', '手上说不用办', '/grid/today/today?pile=cancel'),
      toKnow('toRevisit', '等回访的', '/town/inbox/inbox?list=toRevisit&mine=1'),
      reviews,
      notReached,
      joins,
      posts,
      // Where a village has no committee, or nobody else who may.
      toConfirm,
      toAnswer,
      toVote,
    ],
    work: { label: '去督办台', page: '/town/inbox/inbox' },
  },
  shopkeeper: {
    cells: [toKnow('collect', '等人来取的', '/shop/counter/counter')],
    work: { label: '去兑换台', page: '/shop/counter/counter' },
  },
  admin: {
    cells: [
      toDo('letters', '请县里再看的', '/town/letters/letters'),
      posts,
      joins,
      // Of towns in which nobody is in post.
      toDo('town', '等镇里派', '/town/inbox/inbox?for=county&list=town'),
      toDo('standIn', '村里没人派的', '/town/inbox/inbox?for=county&list=standIn'),
      reviews,
      notReached,
    ],
    work: { label: '看网格和人', page: '/county/tree/tree', inDemo: false },
  },
  mediator: null,
}

/** The page behind a number is looked at in that post alone: what another one lets somebody see is not counted there. */
const within = (role: Post['role'], { cells, work }: Duty): Duty => ({
  cells: cells.map(cell => ({
    ...cell,
    page: `${cell.page}${cell.page.includes('?') ? '&' : '?'}as=${role}`,
  })),
  work,
})
export const DUTIES = Object.fromEntries(
  Object.entries(ROWS).map(([role, duty]) => [role, duty && within(role as Post['role'], duty)]),
) as typeof ROWS
