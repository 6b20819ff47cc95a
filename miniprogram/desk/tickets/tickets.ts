import { recall } from '../../api/cache'
import { SOURCE_LABELS } from '../../core/labels'
import { monthKey } from '../../core/clock/shanghai'
import { SOURCES } from '../../core/ticket/types'
import { besideData, listBeside } from '../../forms/list-beside'
import { askedIn, pagedList } from '../../forms/paged-list'
import { deskRowOf } from '../../views/ticket-card'
import type { ChoiceView } from '../../views/models'
import { filters, onlyOf, type Filter, type Filtered } from './filters'
import { whenHome } from '../../utils/roles'

type List = 'open' | 'running' | 'referred' | 'resolved' | 'closed' | 'ended' | 'all' | Filtered
const ENDS: ChoiceView[] = [
  { value: 'closed', label: '结了的' },
  { value: 'ended', label: '并、退、撤' },
  { value: 'all', label: '全部' },
]
const LISTS: ChoiceView[] = [
  { value: 'open', label: '在办的' },
  { value: 'referred', label: '移交的' },
  { value: 'resolved', label: '等评、等回访' },
  ...ENDS,
]
/** Of a town: what is late, and what waits for it, stands in its inbox. */
const OF_TOWN: ChoiceView[] = [{ value: 'running', label: '在办的' }, ...ENDS]

const page = pagedList({
  route: 'ticket.list',
  list: 'open' as List,
  ask: (list, { as }) => ({ ...onlyOf(list), ...(as ? { as } : {}) }),
  row: deskRowOf,
})
const withBeside = listBeside(page, () => '/ticket/open/open')

/** Every order of a desk, or of a town: by where it stands, or by one other thing at a time. */
export default Page({
  ...page,
  ...withBeside,
  data: { ...page.data, ...besideData, lists: LISTS, filters: [] as Filter[] },

  onLoad(query: Record<string, string | undefined>) {
    const lists = query['for'] === 'town' ? OF_TOWN : LISTS
    const list = (lists.find(({ value }) => value === query['list']) ?? lists[0])?.value as List
    this.setData({ asked: askedIn(query), lists, list })
    whenHome(() => this.setData({ filters: this.filtersFor(this.data.list as List) }))
  },
  filtersFor(list: List): Filter[] {
    const subs = recall('me.home', {})?.data.subs ?? []
    const sources = SOURCES.map(value => ({ value, label: SOURCE_LABELS[value] }))
    return filters(list, monthKey(Date.now()), subs, sources)
  },
  turn(list: List) {
    this.setData({ filters: this.filtersFor(list) })
    withBeside.turn.call(this, list as never)
  },
  /** One filter takes the place of another, and of where it stands. */
  filter(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const filter = this.data.filters[Number(event.currentTarget.dataset['at'])]
    const value = filter?.values[Number(event.detail.value)]
    if (value !== undefined) this.turn(value)
  },
})
