import type { Api } from '../../../contract'
import type { ApplicationInfo } from '../../../contract/points'
import { fetchFresh, recall } from '../../api/cache'
import { call } from '../../api/client'
import { discard, flush, press, waiting, watch } from '../../api/offline-queue'
import type { ChoiceView, LedgerRowView } from '../../views/models'
import { dropFile } from '../../forms/attach'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { pencilRow } from '../../utils/pencil'
import { myRoles } from '../../utils/roles'
import { ask, toast } from '../../utils/toast'
import { listsFor, LIST_WORDS, type List } from './lists'
import { applicationRow } from './row'

type Opened = WechatMiniprogram.CustomEvent<{ id: string }>
type PointsPage = Api['points.list']['reply']

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    lists: [] as ChoiceView[],
    list: 'mine' as List,
    hint: '',
    empty: '',
    emptyNote: '',
    rows: [] as LedgerRowView[],
    next: '',
    loadingMore: false,
    pencils: [] as (LedgerRowView & { stuck: boolean })[],
    sending: '',
    mayApply: false,
  },
  stopWatching: () => undefined as void,
  roles: [] as string[],

  onLoad(query: Record<string, string | undefined>) {
    this.turn((query['list'] ?? 'mine') as List)
    this.stopWatching = watch(() => this.showPencils())
  },
  onUnload() {
    this.stopWatching()
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    this.showPencils()
    this.showLists()
    void fetchFresh('points.home', {}).then(result => {
      if (result.ok) this.showLists()
    })
    void myRoles().then(roles => {
      this.roles = roles
      this.showLists()
    })
    void this.open()
  },
  async onPullDownRefresh() {
    await flush()
    await this.open()
    void wx.stopPullDownRefresh()
  },

  showLists() {
    const home = recall('points.home', {})?.data
    this.setData({
      lists: listsFor(home ?? null, this.roles, this.data.list),
      mayApply: home?.household != null && this.data.list === 'mine',
    })
  },
  turn(list: List) {
    const { label, hint, empty, emptyNote } = LIST_WORDS[list]
    void wx.setNavigationBarTitle({ title: label })
    this.setData({ list, hint, empty, emptyNote, shown: false, rows: [], next: '' })
  },
  choose(event: WechatMiniprogram.CustomEvent<{ value: List }>) {
    this.turn(event.detail.value)
    this.showLists()
    this.showPencils()
    void this.open()
  },
  open() {
    return load(this, 'points.list', { list: this.data.list }, page => this.show(page))
  },
  show(page: PointsPage) {
    this.setData({
      shown: true,
      rows: page.items.map(one => applicationRow(one, this.data.list, page.now)),
      next: page.next ?? '',
    })
  },
  async onReachBottom() {
    const { next, loadingMore, rows, list } = this.data
    if (!next || loadingMore) return
    this.setData({ loadingMore: true })
    const result = await call('points.list', { list, cursor: next })
    this.setData({ loadingMore: false })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // The list was changed or opened anew while this was on its way: its answer belongs nowhere.
    if (this.data.next !== next || this.data.list !== list) return
    const added: Record<string, unknown> = {}
    result.data.items.forEach((one: ApplicationInfo, i: number) => {
      added[`rows[${rows.length + i}]`] = applicationRow(one, list, result.data.now)
    })
    this.setData({ ...added, next: result.data.next ?? '' })
  },

  showPencils() {
    const items = this.data.list === 'mine' ? waiting().filter(item => item.route === 'points.apply') : []
    const arrived = items.length < this.data.pencils.length
    this.setData({
      pencils: items.map(item => ({ ...pencilRow(item), opens: false, stuck: item.refused !== null })),
    })
    if (arrived && this.data.shown) void this.open()
  },
  pencil(event: WechatMiniprogram.TouchEvent) {
    return waiting().find(item => item.key === String(event.currentTarget.dataset['key']))
  },
  async tryAgain(event: WechatMiniprogram.TouchEvent) {
    const item = this.pencil(event)
    if (!item || this.data.sending) return
    this.setData({ sending: item.key })
    const result = await press(item)
    this.setData({ sending: '' })
    if (result.ok === 'kept') toast(this, '还是没信号。写的还在，有了信号自己会交。')
    else if (!result.ok) toast(this, result.message)
  },
  rewrite(event: WechatMiniprogram.TouchEvent) {
    const item = this.pencil(event)
    if (item) void wx.navigateTo({ url: `/points/apply/apply?key=${item.key}` })
  },
  async throwAway(event: WechatMiniprogram.TouchEvent) {
    const item = this.pencil(event)
    if (
      !item ||
      !(await ask({ title: '不报了', words: '写的字和照片都不留了。', yes: '不报了', no: '留着' }))
    )
      return
    for (const file of item.files) dropFile(file)
    discard(item.key)
  },
  openRow(event: Opened) {
    void wx.navigateTo({ url: `/points/application/application?id=${event.detail.id}` })
  },
  apply() {
    void wx.navigateTo({ url: '/points/apply/apply' })
  },
})
