import { deskRowOf } from '../../views/ticket-card'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { nextPage } from '../../utils/next-page'
import type { ChoiceView, DeskRowView } from '../../views/models'
import type { TicketInfo } from '../../core/ticket/sight/infos'
import type { Page as ListPage } from '../../../contract/views'

type List = 'open' | 'closed' | 'ended'
const LISTS: ChoiceView[] = [
  { value: 'open', label: '在办的' },
  { value: 'closed', label: '结了的' },
  { value: 'ended', label: '并、退、撤' },
]

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    lists: LISTS,
    list: 'open' as List,
    rows: [] as DeskRowView[],
    next: '',
    loadingMore: false,
  },

  onShow() {
    void this.open()
  },
  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },

  open() {
    return load(this, 'ticket.list', { list: this.data.list }, reply => this.show(reply))
  },

  show(reply: ListPage<TicketInfo>) {
    this.setData({
      shown: true,
      rows: reply.items.map(seen => deskRowOf(seen, reply.now)),
      next: reply.next ?? '',
    })
  },

  choose(event: WechatMiniprogram.CustomEvent<{ value: List }>) {
    this.setData({ list: event.detail.value, shown: false, rows: [], next: '' })
    void this.open()
  },

  onReachBottom() {
    void nextPage(this, this.data.list, deskRowOf)
  },

  openRow(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/ticket/open/open?id=${event.detail.id}` })
  },
})
