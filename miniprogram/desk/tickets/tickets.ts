import { besideData, listBeside } from '../../forms/list-beside'
import { askedIn, pagedList } from '../../forms/paged-list'
import { deskRowOf } from '../../views/ticket-card'
import type { ChoiceView } from '../../views/models'

type List = 'open' | 'referred' | 'resolved' | 'closed' | 'ended'
const LISTS: ChoiceView[] = [
  { value: 'open', label: '在办的' },
  { value: 'referred', label: '移交的' },
  { value: 'resolved', label: '等评、等回访' },
  { value: 'closed', label: '结了的' },
  { value: 'ended', label: '并、退、撤' },
]
const page = pagedList({
  route: 'ticket.list',
  list: 'open' as List,
  ask: (list, { as }) => ({ list, ...(as ? { as } : {}) }),
  row: deskRowOf,
})

export default Page({
  ...page,
  ...listBeside(page, () => '/ticket/open/open'),
  data: { ...page.data, ...besideData, lists: LISTS },

  onLoad(query: Record<string, string | undefined>) {
    const list = LISTS.find(({ value }) => value === query['list'])?.value
    this.setData({ asked: askedIn(query), ...(list ? { list: list as List } : {}) })
  },
})
