import { fetchFresh, recall } from '../../api/cache'
import type { ChoiceView } from '../../views/models'
import { askedIn, pagedList } from '../../forms/paged-list'
import { takeSaying } from '../../utils/go'
import { myRoles } from '../../utils/roles'
import { honourRow, listsFor, LIST_LABELS, type List } from './lists'

const page = pagedList({
  route: 'honour.list',
  list: 'shown' as List,
  ask: (list, { as }) => ({ list, ...(as ? { as } : {}) }),
  row: (one, now, list) => honourRow(one, list, now),
})

/** Honours by time, newest first: nothing here compares households. */
export default Page({
  ...page,
  data: { ...page.data, lists: [] as ChoiceView[], words: LIST_LABELS },
  judges: false,

  onLoad(query: Record<string, string | undefined>) {
    const asked = query['list'] ?? 'shown'
    this.setData({ asked: askedIn(query) })
    if (asked in LIST_LABELS) this.setData({ list: asked as List })
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    this.showLists()
    if (!recall('points.home', {}))
      void fetchFresh('points.home', {}).then(result => {
        if (result.ok) this.showLists()
      })
    void myRoles().then(roles => {
      this.judges = roles.indexOf('supervisor') >= 0 || roles.indexOf('inspector') >= 0
      this.showLists()
    })
    void this.open()
  },
  showLists() {
    this.setData({
      lists: listsFor(this.judges, recall('points.home', {})?.data.household != null, this.data.list),
    })
  },
  turn(list: List) {
    page.turn.call(this, list)
    this.showLists()
  },

  openRow(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/honour/open/open?id=${String(event.currentTarget.dataset['id'])}` })
  },
  nominate() {
    void wx.navigateTo({ url: '/honour/nominate/nominate' })
  },
})
