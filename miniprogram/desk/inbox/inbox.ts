import { call } from '../../api/client'
import { recall } from '../../api/cache'
import { dateWeekdayText } from '../../core/clock/shanghai'
import { deskRowOf } from '../../views/ticket-card'
import { besideData, listBeside } from '../../forms/list-beside'
import { askedIn, pagedList } from '../../forms/paged-list'
import type { CounterView } from '../../views/models'
import type { DeskCounters } from '../../../contract/ticket/desk'
import { toast } from '../../utils/toast'
import { warnings } from '../../utils/warnings'
import { MOST_TOGETHER, mayGoTogether } from '../components/dispatch-several/together'

type Pile = 'desk' | 'returned' | 'late' | 'duplicates'
const HINTS: Record<Pile, string> = {
  desk: '最急的在上面，左边写着还剩多久',
  returned: '没人领的、退回来的，另派一位',
  late: '超过时限的，最久的在上面',
  duplicates: '同一类、说法相近，点开对着看',
}
const EMPTY: Record<Pile, string> = {
  desk: '都派出去了',
  returned: '没有退回来的',
  late: '没有超期的',
  duplicates: '没有像是重复的',
}
const capped = (n: number) => (n > 99 ? '99+' : String(n))
/** Not everything was looked at: at least so many. None so far is no number at all. */
const atLeast = (n: number) => (n === 0 ? '？' : n > 99 ? '99+' : `${n}+`)

const page = pagedList({
  route: 'ticket.list',
  list: 'desk' as Pile,
  ask: (list, { as }) => ({ list, ...(as ? { as } : {}) }),
  row: (seen, now, list) => ({
    ...deskRowOf(seen, now),
    mayGoTogether: list === 'desk' && mayGoTogether(seen),
  }),
})

/** An order that is late is looked at; the others are sent on. */
const pageOf = (list: Pile): string => (list === 'late' ? '/ticket/open/open' : '/desk/dispatch/dispatch')

const withBeside = listBeside(page, pageOf)

export default Page({
  ...page,
  ...withBeside,
  data: {
    ...page.data,
    ...besideData,
    who: '',
    today: '',
    warnings: [] as string[],
    counters: [] as CounterView[],
    hints: HINTS,
    empty: EMPTY,
    reviews: '',
    notReached: '',
    /** Orders chosen to be sent on together, on a wide window. */
    chosen: [] as string[],
    isChosen: {} as Record<string, boolean>,
    together: false,
    /** Until the last of them is answered, what sends them on stays, and with it which they are. */
    sendingTogether: false,
  },

  onLoad(query: Record<string, string | undefined>) {
    const list = query['list'] ?? ''
    this.setData({ asked: askedIn(query), ...(list in HINTS ? { list: list as Pile } : {}) })
  },
  open() {
    const home = recall('me.home', {})
    const me = home ? home.data.me : null
    const duty = me ? me.duties.find(one => one.role === 'dispatcher') : undefined
    this.setData({ who: duty && me ? `${duty.grid.name} · ${me.name}` : '派单台' })
    const { as } = this.data.asked
    void call('desk.counters', as ? { as } : {}).then(result => {
      if (result.ok) this.showCounters(result.data)
    })
    return page.open.call(this)
  },

  showCounters(counts: DeskCounters) {
    this.setData({
      today: dateWeekdayText(counts.now),
      counters: [
        { value: 'desk', count: capped(counts.desk), label: '待派' },
        { value: 'returned', count: capped(counts.returned), label: '退回来的' },
        { value: 'late', count: capped(counts.late), label: '超期的' },
        {
          value: 'duplicates',
          count: counts.duplicatesAtLeast ? atLeast(counts.duplicates) : capped(counts.duplicates),
          label: '像是重复',
        },
      ],
      reviews: counts.reviews > 0 ? `${capped(counts.reviews)} 件话和照片等人看` : '',
      notReached: counts.notReached > 0 ? `${capped(counts.notReached)} 条消息没送到，打个电话` : '',
      warnings: warnings(counts),
    })
  },

  turn(list: Pile) {
    if (this.data.sendingTogether) return
    this.keepChosen([])
    withBeside.turn.call(this, list)
  },
  /** The box of a row, or the space bar where the keys stand. */
  check(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.checkRow(event.detail.id)
  },
  checkRow(id: string) {
    const { rows, chosen, wide } = this.data
    if (!wide || !rows.some(row => row.id === id && row.mayGoTogether)) return
    if (chosen.indexOf(id) >= 0) this.keepChosen(chosen.filter(one => one !== id))
    else if (chosen.length < MOST_TOGETHER) this.keepChosen([...chosen, id])
    else toast(this, `一次最多选 ${MOST_TOGETHER} 件。`)
  },
  keepChosen(chosen: string[]) {
    if (this.data.sendingTogether) return
    const isChosen = Object.fromEntries(chosen.map(id => [id, true]))
    this.setData({ chosen, isChosen, together: this.data.together && chosen.length > 0 })
  },
  chooseNone() {
    this.keepChosen([])
  },
  openTogether() {
    this.setData({ together: true, beside: [] })
  },
  /** What was opened last closes first. */
  closeBeside() {
    if (this.data.beside.length > 0) this.setData({ beside: [] })
    else this.closeTogether()
  },
  closeTogether() {
    if (!this.data.sendingTogether) this.setData({ together: false })
  },
  /** What was sent on by itself is not sent on with others. */
  leftBeside(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    const { beside, chosen } = this.data
    this.keepChosen(chosen.filter(id => beside.indexOf(id) < 0))
    withBeside.leftBeside.call(this, event)
  },
  dropOne(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.keepChosen(this.data.chosen.filter(id => id !== event.detail.id))
  },
  sendsTogether() {
    this.setData({ sendingTogether: true })
  },
  /** Those that were not sent on stay chosen, and stand there with their sentence. */
  sentTogether(event: WechatMiniprogram.CustomEvent<{ ids: string[]; message: string }>) {
    const { ids, message } = event.detail
    this.setData({ sendingTogether: false })
    this.keepChosen(this.data.chosen.filter(id => ids.indexOf(id) < 0))
    toast(this, message)
    void this.open()
  },

  /** On a page of its own: here it is neither open nor among the chosen any more. */
  decline() {
    const [id = ''] = this.data.beside
    this.keepChosen(this.data.chosen.filter(one => one !== id))
    this.closeBeside()
    void wx.navigateTo({ url: `/desk/decline/decline?id=${id}` })
  },

  go(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: String(event.currentTarget.dataset['url']) })
  },
})
