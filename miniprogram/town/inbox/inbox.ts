import { call } from '../../api/client'
import { deskRowOf } from '../../views/ticket-card'
import { dateWeekdayText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { back } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { nextPage } from '../../utils/next-page'
import type { DeskRowView } from '../../views/models'
import type { TicketInfo } from '../../core/ticket/sight/infos'
import type { Page as ListPage } from '../../../contract/views'
import { warnings } from '../../utils/warnings'
import { capped, chipsOf, hintOf, type List } from './lists'

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    title: '镇平台办公室',
    notice: WAITING,
    shown: false,
    today: '',
    warnings: [] as string[],
    isCounty: false,
    lists: chipsOf(false, null),
    list: 'town' as List,
    hint: hintOf('town'),
    rows: [] as DeskRowView[],
    next: '',
    loadingMore: false,
    reviews: '',
    notReached: '',
    letters: '',
    standIn: '',
  },

  onLoad(query: { for?: string }) {
    if (query.for === 'county')
      this.setData({ title: '代镇里看', isCounty: true, lists: chipsOf(true, null) })
  },
  onShow() {
    void this.open()
  },
  onPullDownRefresh() {
    void this.open().then(() => wx.stopPullDownRefresh())
  },

  open() {
    void call('desk.counters', {}).then(result => {
      if (!result.ok) return
      const { now, reviews, notReached, feedback, standIn, standInNames } = result.data
      this.setData({
        today: dateWeekdayText(now),
        lists: chipsOf(this.data.isCounty, result.data),
        reviews: reviews > 0 ? `${reviews > 99 ? '99+' : reviews} 件话和照片等人看` : '',
        notReached: notReached > 0 ? `${notReached > 99 ? '99+' : notReached} 条消息没送到` : '',
        warnings: warnings(result.data),
        letters: feedback > 0 ? `${capped(feedback)} 条投诉和建议等答复` : '投诉和建议',
        standIn:
          standInNames.length === 0
            ? ''
            : `${standInNames.slice(0, 3).join('、')}${standInNames.length > 3 ? `等 ${standInNames.length} 个村` : ''}的派单台没有人在岗，${standIn > 0 ? `${capped(standIn)} 件等您派` : '有了先由您派'}。请县里补上人。`,
      })
    })
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
    const list = event.detail.value
    this.setData({ list, hint: hintOf(list), shown: false, rows: [], next: '' })
    void this.open()
  },

  onReachBottom() {
    void nextPage(this, this.data.list, deskRowOf)
  },

  toStandIn() {
    this.setData({ list: 'standIn', hint: hintOf('standIn'), shown: false, rows: [], next: '' })
    void this.open()
  },

  openRow(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void wx.navigateTo({ url: `/ticket/open/open?id=${event.detail.id}` })
  },
  goBack() {
    back()
  },
  go(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: String(event.currentTarget.dataset['url']) })
  },
})
