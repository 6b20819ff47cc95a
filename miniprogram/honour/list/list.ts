import type { Api } from '../../../contract'
import { fetchFresh, recall } from '../../api/cache'
import { call } from '../../api/client'
import type { ChoiceView } from '../../views/models'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { myRoles } from '../../utils/roles'
import { toast } from '../../utils/toast'
import { honourRow, listsFor, LIST_WORDS, type HonourRow, type List } from './lists'

/** Honours by time, newest first: nothing here compares households. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    lists: [] as ChoiceView[],
    list: 'shown' as List,
    hint: '',
    empty: '',
    emptyNote: '',
    rows: [] as HonourRow[],
    next: '',
    loadingMore: false,
  },
  judges: false,

  onLoad(query: Record<string, string | undefined>) {
    const asked = query['list'] ?? 'shown'
    this.turn(asked in LIST_WORDS ? (asked as List) : 'shown')
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
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },

  showLists() {
    this.setData({
      lists: listsFor(this.judges, recall('points.home', {})?.data.household != null, this.data.list),
    })
  },
  turn(list: List) {
    const { hint, empty, emptyNote } = LIST_WORDS[list]
    this.setData({ list, hint, empty, emptyNote, shown: false, rows: [], next: '' })
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: List }>) {
    this.turn(event.detail.value)
    this.showLists()
    void this.open()
  },
  open() {
    return load(this, 'honour.list', { list: this.data.list }, page => this.show(page))
  },
  show({ items, now, next }: Api['honour.list']['reply']) {
    this.setData({
      shown: true,
      rows: items.map(one => honourRow(one, this.data.list, now)),
      next: next ?? '',
    })
  },
  async onReachBottom() {
    const { next, loadingMore, rows, list } = this.data
    if (!next || loadingMore) return
    this.setData({ loadingMore: true })
    const result = await call('honour.list', { list, cursor: next })
    this.setData({ loadingMore: false })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // The list was changed or opened anew while this was on its way: its answer belongs nowhere.
    if (this.data.next !== next || this.data.list !== list) return
    const added: Record<string, unknown> = {}
    result.data.items.forEach((one, i) => {
      added[`rows[${rows.length + i}]`] = honourRow(one, list, result.data.now)
    })
    this.setData({ ...added, next: result.data.next ?? '' })
  },

  openRow(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/honour/open/open?id=${String(event.currentTarget.dataset['id'])}` })
  },
  nominate() {
    void wx.navigateTo({ url: '/honour/nominate/nominate' })
  },
})
