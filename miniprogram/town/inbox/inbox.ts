import { call } from '../../api/client'
import { deskRowOf } from '../../views/ticket-card'
import { ANSWER_LISTS } from '../../core/ticket/phone/labels'
import { dateWeekdayText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { back } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { nextPage } from '../../utils/next-page'
import type { ChoiceView, DeskRowView } from '../../components/models'
import type { TicketSeen } from '../../core/ticket/sight/seen'
import type { Page as ListPage } from '../../../cloudfunctions/_contract/views'
import { warnings } from '../../utils/warnings'

type List = (typeof LISTS)[number]['value']
const LISTS = [
  { value: 'town', label: '等镇里派的', hint: '申诉过的、反映干部的，由镇里派或退' },
  { value: 'standIn', label: '村里没人派的', hint: '这些村的派单台没有人在岗，先由镇里派' },
  { value: 'townLate', label: '超期的', hint: '各村超过时限的，最久的在上面' },
  ...ANSWER_LISTS,
  { value: 'toRevisit', label: '等回访', hint: '没有点单人的、矛盾类的，回访过才能结' },
  { value: 'aboutStaff', label: '反映干部', hint: '只有镇里看得到' },
  { value: 'standInRate', label: '代村里评', hint: '没有监委会的村，办结了的由镇里评' },
  { value: 'standInClosed', label: '代村里晒', hint: '没有监委会的村，结了的、点单的人同意的，由镇里晒' },
] as const
/** The committee's turn is the town's alone: nobody from the county judges. */
const COUNTY_LISTS = LISTS.filter(({ value }) => value !== 'standInRate' && value !== 'standInClosed')
const hintOf = (list: List): string => LISTS.find(({ value }) => value === list)?.hint ?? ''
const chips = (lists: readonly ChoiceView[]): ChoiceView[] =>
  lists.map(({ value, label }) => ({ value, label }))

const capped = (n: number): string => (n > 99 ? '99+' : String(n))

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    title: '镇平台办公室',
    notice: WAITING,
    shown: false,
    today: '',
    warnings: [] as string[],
    lists: chips(LISTS),
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
    if (query.for === 'county') this.setData({ title: '代镇里看', lists: chips(COUNTY_LISTS) })
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

  show(reply: ListPage<TicketSeen>) {
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
    void wx.navigateTo({ url: `/resident/ticket/ticket?id=${event.detail.id}` })
  },
  goBack() {
    back()
  },
  go(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: String(event.currentTarget.dataset['url']) })
  },
})
