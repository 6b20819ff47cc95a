import { besideData, listBeside } from '../../forms/list-beside'
import { askedIn, pagedList } from '../../forms/paged-list'
import { deskRowOf } from '../../views/ticket-card'

type List = 'handled' | 'toRevisit'
const SAID: Record<List, { title: string; empty: string; emptyNote: string }> = {
  handled: { title: '我办过的', empty: '还没办过', emptyNote: '领过的单子都会留在这里。' },
  toRevisit: {
    title: '等您回访的',
    empty: '没有等您回访的',
    emptyNote: '没有点单人的，办结后由没经手的人去问一问。',
  },
}
const isList = (value: string | undefined): value is List => value !== undefined && value in SAID

const page = pagedList({
  route: 'ticket.list',
  list: 'handled' as List,
  ask: (list, { as }) =>
    list === 'handled' ? { list } : { list, mine: true as const, ...(as ? { as } : {}) },
  row: deskRowOf,
})

/** Everything that was ever in this person's hands, the newest first; or what others handled and they may ask about. */
export default Page({
  ...page,
  ...listBeside(page, () => '/ticket/open/open'),
  data: { ...page.data, ...besideData, said: SAID },

  onLoad(query: Record<string, string | undefined>) {
    const list = isList(query['list']) ? query['list'] : 'handled'
    void wx.setNavigationBarTitle({ title: SAID[list].title })
    this.setData({ asked: askedIn(query), list })
  },
})
