import type { Badge, Home } from '../../../cloudfunctions/_contract/views'
import { call } from '../../api/client'
import { flush, waiting, watch, type Waiting } from '../../api/outbox'
import type { CardView, ContactView } from '../../components/models'
import { lunarDay } from '../../core/clock/lunar'
import { dateWeekdayText } from '../../core/clock/shanghai'
import { desksOf, type DeskDoor } from '../../utils/desks'
import { elderBehavior, setElder, shouldOfferElder } from '../../utils/elder'
import { nameIt } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ownCard } from '../../utils/own-card'
import { pencilCard } from '../../utils/pencil'
import { ring } from '../../utils/phone-call'
import { say } from '../../utils/say'

type Opened = WechatMiniprogram.CustomEvent<{ id: string }>
const MOST_BADGES = 3

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    newcomer: false,
    offerElder: false,
    today: '',
    lunar: '',
    desks: [] as DeskDoor[],
    badges: [] as Badge[],
    mayClear: false,
    card: null as CardView | null,
    more: '',
    contact: null as ContactView | null,
    callWords: '',
    handlerWords: '',
    pencils: [] as CardView[],
  },
  phone: null as string | null,
  handlerPhone: null as string | null,
  stopWatching: () => undefined as void,

  onLoad() {
    this.stopWatching = watch(items => this.showPencils(items))
    this.setData({ offerElder: shouldOfferElder() })
  },
  onUnload() {
    this.stopWatching()
  },
  onShow() {
    this.showDay(Date.now())
    this.showPencils(waiting())
    void this.open()
  },
  async onPullDownRefresh() {
    void flush()
    await this.open()
    void wx.stopPullDownRefresh()
  },
  onShareAppMessage() {
    return { title: '村里有事，点单就有人办', path: '/pages/home/home' }
  },

  open() {
    return load(this, 'me.home', {}, (home: Home, fresh) => this.show(home, fresh))
  },

  show(home: Home, fresh: boolean) {
    const { me } = home
    const now = fresh ? home.now : Date.now()
    this.showDay(now)
    this.phone = me?.contact?.phone ?? null
    // Large text has one button under the order: it rings whoever has it in hand.
    this.handlerPhone = home.handler?.phone ?? this.phone
    if (me?.village) nameIt(this, me.village.name)
    this.setData({
      shown: true,
      newcomer: me === null,
      desks: desksOf(me?.duties ?? []),
      badges: fresh ? home.badges.slice(0, MOST_BADGES) : this.data.badges,
      mayClear: fresh ? home.badges.slice(0, MOST_BADGES).some(badge => !badge.todo) : this.data.mayClear,
      card: home.first ? ownCard(home.first, now) : null,
      more: home.open > 0 ? `在办 ${home.open} 单` : '以前的单',
      contact: me?.contact
        ? {
            id: me.contact.id,
            surname: me.contact.name.slice(0, 1),
            name: me.contact.name,
            post:
              me.contact.post.indexOf('网格员') >= 0
                ? `您家的网格员 · ${me.contact.gridName}`
                : me.contact.post,
            canCall: me.contact.phone !== null,
          }
        : null,
      handlerWords: home.handler
        ? `给${home.handler.name}打电话`
        : me?.contact?.phone
          ? `给${me.contact.name}打电话`
          : '',
      callWords: me?.contact?.phone ? `给${me.contact.name}打电话` : '',
    })
  },
  showDay(now: number) {
    this.setData({ today: dateWeekdayText(now), lunar: lunarDay(now) ?? '' })
  },
  showPencils(items: Waiting[]) {
    const pencils = items
      .filter(item => item.route === 'ticket.submit')
      .slice(0, 2)
      .map(pencilCard)
    const arrived = pencils.length < this.data.pencils.length
    this.setData({ pencils })
    if (arrived) void this.open()
  },

  toOrder() {
    this.go(this.data.newcomer ? '/resident/join/join' : '/resident/order/order')
  },
  toDispute() {
    this.go(this.data.newcomer ? '/resident/join/join' : '/resident/order/order?category=dispute')
  },
  toPoints() {
    this.go('/pages/points/points')
  },
  toMine() {
    this.go('/resident/mine/mine')
  },
  toJoin() {
    this.go('/resident/join/join')
  },
  toBoard() {
    void wx.switchTab({ url: '/pages/board/board' })
  },
  toContact() {
    this.go('/pages/contact/contact')
  },
  toDesk(event: WechatMiniprogram.TouchEvent) {
    this.go(String(event.currentTarget.dataset['url']))
  },
  toTicket(event: Opened) {
    this.go(`/resident/ticket/ticket?id=${event.detail.id}`)
  },
  go(url: string) {
    void wx.navigateTo({ url })
  },

  openBadge(event: WechatMiniprogram.TouchEvent) {
    const badge = this.data.badges[Number(event.currentTarget.dataset['at'])]
    if (!badge) return
    void this.seen([badge.id])
    // A tab is not opened like a page.
    void wx.navigateTo({ url: badge.page, fail: () => wx.switchTab({ url: badge.page }) })
  },
  seenAll() {
    // What somebody waits for is not done by having been read.
    void this.seen(this.data.badges.filter(badge => !badge.todo).map(badge => badge.id))
  },
  async seen(badges: string[]) {
    const left = this.data.badges.filter(badge => badges.indexOf(badge.id) < 0)
    this.setData({ badges: left, mayClear: left.some(badge => !badge.todo) })
    const result = await call('me.seen', { badges })
    if (!result.ok) say(this, result.says)
  },

  takeElder() {
    setElder(true)
    this.setData({ offerElder: false })
  },
  leaveElder() {
    this.setData({ offerElder: false })
  },
  callHandler() {
    ring(this.handlerPhone)
  },
  callContact() {
    ring(this.phone)
  },
  tryAgain() {
    void flush()
  },
})
