import { besideData, listBeside } from '../../forms/list-beside'
import { askedIn, pagedList } from '../../forms/paged-list'
import { cardOf } from '../../views/ticket-card'
import type { CardView, ChoiceView } from '../../views/models'
import type { TicketInfo } from '../../core/ticket/sight/infos'

type List = 'toRate' | 'running' | 'toRevisit' | 'closed'
const LISTS: ChoiceView[] = [
  { value: 'toRate', label: '等评' },
  { value: 'toRevisit', label: '等回访' },
  { value: 'running', label: '在办' },
  { value: 'closed', label: '办完' },
]
const HINTS: Record<List, string> = {
  toRate: '办结了的，看看办得怎么样',
  toRevisit: '矛盾和登记来的，回访过才能结',
  running: '正在办的，盯着答应的日子',
  closed: '结了的，点单的人同意的可以晒',
}
/** Opened from a number on the first page: only what it counts. */
const MINE_HINTS: Partial<Record<List, string>> = {
  toRate: '只列等您评的：评过的、跟您家有关的不在里面',
  toRevisit: '只列等您回访的：您办过的、跟您家有关的不在里面',
}
const EMPTY: Record<List, string> = {
  toRate: '没有等着评的',
  toRevisit: '没有等着回访的',
  running: '没有正在办的',
  closed: '还没有办完的',
}

interface Row {
  id: string
  card: CardView
  mark: string
}

const page = pagedList({
  route: 'ticket.list',
  list: 'toRate' as List,
  ask: (list, asked) => ({ list, ...asked }),
  row: rowOf,
})

export default Page({
  ...page,
  ...listBeside(page, () => '/ticket/open/open'),
  data: { ...page.data, ...besideData, lists: LISTS, hints: HINTS, empty: EMPTY, mineHints: MINE_HINTS },

  onLoad(query: Record<string, string | undefined>) {
    const list = LISTS.find(({ value }) => value === query['list'])?.value
    this.setData({ asked: askedIn(query), ...(list ? { list: list as List } : {}) })
  },
  /** What one has judged already stands there, too. */
  showAll() {
    this.setData({ asked: {} })
    this.turn(this.data.list)
  },
})

/** What the committee has done with it, in words; nobody's score stands in a list. */
function rowOf(seen: TicketInfo, now: number): Row {
  const mark = [
    seen.published
      ? '晒出去了'
      : seen.state === 'closed' && seen.consent && !seen.locked
        ? '点单的人同意晒'
        : '',
    seen.ratedByMe ? '您评过了' : seen.committeeRatings > 0 ? `${seen.committeeRatings} 位评过` : '',
    seen.revisited ? '回访过' : '',
  ]
    .filter(words => words !== '')
    .join(' · ')
  return { id: seen.id, card: cardOf(seen, now), mark }
}
