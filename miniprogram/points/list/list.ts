import { fetchFresh, recall } from '../../api/cache'
import { discard, waiting, watch } from '../../api/offline-queue'
import type { ChoiceView, LedgerRowView } from '../../views/models'
import { dropFile } from '../../forms/attach'
import { inPencil } from '../../forms/in-pencil'
import { askedIn, pagedList } from '../../forms/paged-list'
import { takeSaying } from '../../utils/go'
import { pencilRow } from '../../utils/pencil'
import { myRoles } from '../../utils/roles'
import { ask } from '../../utils/toast'
import { listsFor, LIST_LABELS, type List } from './lists'
import { applicationRow } from './row'
import { KEEPS_NOTHING } from '../../views/sentences'

type Opened = WechatMiniprogram.CustomEvent<{ id: string }>
const page = pagedList({
  route: 'points.list',
  list: 'mine' as List,
  ask: (list, asked) => ({ list, ...asked }),
  row: (one, now, list) => applicationRow(one, list, now),
})

export default Page({
  ...page,
  ...inPencil('还是没信号。写的还在，有了信号自己会交。'),
  data: {
    ...page.data,
    lists: [] as ChoiceView[],
    words: LIST_LABELS,
    pencils: [] as (LedgerRowView & { stuck: boolean })[],
    sending: '',
    mayApply: false,
  },
  stopWatching: () => undefined as void,
  roles: [] as string[],

  onLoad(query: Record<string, string | undefined>) {
    const asked = query['list'] ?? 'mine'
    this.setData({ asked: askedIn(query) })
    this.name(asked in LIST_LABELS ? (asked as List) : 'mine')
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
  showLists() {
    const home = recall('points.home', {})?.data
    this.setData({
      lists: listsFor(home ?? null, this.roles, this.data.list),
      mayApply: home?.household != null && this.data.list === 'mine',
    })
  },
  name(list: List) {
    void wx.setNavigationBarTitle({ title: LIST_LABELS[list].label })
    this.setData({ list })
  },
  turn(list: List) {
    this.name(list)
    page.turn.call(this, list)
    this.showLists()
    this.showPencils()
  },

  showPencils() {
    const items = this.data.list === 'mine' ? waiting().filter(item => item.route === 'points.apply') : []
    const arrived = items.length < this.data.pencils.length
    this.setData({
      pencils: items.map(item => ({ ...pencilRow(item), opens: false, stuck: item.refused !== null })),
    })
    if (arrived && this.data.shown) void this.open()
  },
  rewrite(event: WechatMiniprogram.TouchEvent) {
    const item = this.pencil(event)
    if (item) void wx.navigateTo({ url: `/points/apply/apply?key=${item.key}` })
  },
  async throwAway(event: WechatMiniprogram.TouchEvent) {
    const item = this.pencil(event)
    if (!item || !(await ask({ title: '不报了', words: KEEPS_NOTHING, yes: '不报了', no: '留着' }))) return
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
