import { call } from '../../api/client'
import { deskRowOf } from '../../views/ticket-card'
import { dateWeekdayText } from '../../core/clock/shanghai'
import { back } from '../../utils/go'
import { besideData, listBeside } from '../../forms/list-beside'
import { askedIn, pagedList } from '../../forms/paged-list'
import { warnings } from '../../utils/warnings'
import { capped, chipsOf, hintOf, isList, type List } from './lists'

const page = pagedList({
  route: 'ticket.list',
  list: 'town' as List,
  ask: (list, asked) => ({ list, ...asked }),
  row: deskRowOf,
})

const withBeside = listBeside(page, () => '/ticket/open/open')

export default Page({
  ...page,
  ...withBeside,
  data: {
    ...page.data,
    ...besideData,
    title: '镇平台办公室',
    today: '',
    warnings: [] as string[],
    isCounty: false,
    lists: chipsOf(false, null),
    hint: hintOf('town'),
    reviews: '',
    notReached: '',
    letters: '',
    standIn: '',
  },

  onLoad(query: { for?: string; list?: string; as?: string }) {
    const list = isList(query.list) ? { list: query.list, hint: hintOf(query.list) } : {}
    this.setData({ asked: askedIn(query as Record<string, string | undefined>), ...list })
    if (query.for === 'county')
      this.setData({ title: '代镇里看', isCounty: true, lists: chipsOf(true, null) })
  },
  open() {
    const { as } = this.data.asked
    void call('desk.counters', as ? { as } : {}).then(result => {
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
    return page.open.call(this)
  },

  turn(list: List) {
    this.setData({ hint: hintOf(list) })
    withBeside.turn.call(this, list)
  },
  toStandIn() {
    this.turn('standIn')
  },

  goBack() {
    back()
  },
  go(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: String(event.currentTarget.dataset['url']) })
  },
})
