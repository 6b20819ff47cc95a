import type { Badge, Home } from '../../../contract/person/home'
import { call } from '../../api/client'
import { flush, waiting, watch, type Waiting } from '../../api/offline-queue'
import type { CardView, ContactView } from '../../views/models'
import { lunarDay } from '../../core/clock/lunar'
import { dateWeekdayText } from '../../core/clock/shanghai'
import { desksOf, mayFind, type DeskTile } from '../../utils/desks'
import { elderBehavior, setElder, shouldOfferElder } from '../../utils/elder'
import { nameIt } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { ownCard } from '../../views/own-card'
import { pencilCard } from '../../utils/pencil'
import { ring } from '../../utils/phone-call'
import { showRedDot } from '../../utils/red-dot'
import { toast } from '../../utils/toast'
import { isLit } from './duty'
import { dutyData, dutyPart } from './duty-part'
import { inParts, newsView } from './news'

type Opened = WechatMiniprogram.CustomEvent<{ id: string }>
const counted = (n: number): string => (n > 99 ? '99+' : String(n))

export default Page({
  ...dutyPart,
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    newcomer: false,
    offerElder: false,
    today: '',
    lunar: '',
    ...dutyData,
    desks: [] as DeskTile[],
    mayFind: false,
    badges: [] as Badge[],
    mayClear: false,
    moreNews: '',
    card: null as CardView | null,
    more: '',
    /** Of whoever comes here to work: their own orders are one line. */
    ownLine: '',
    contact: null as ContactView | null,
    callText: '',
    handlerText: '',
    pencils: [] as CardView[],
  },
  news: [] as Badge[],
  newsNext: null as string | null,
  unfolded: false,
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
    // Large text has one button under the order: it rings the person who has it in hand.
    this.handlerPhone = home.handler?.phone ?? this.phone
    if (fresh) {
      this.news = home.badges
      this.newsNext = home.newsNext ?? null
      this.showNews()
    }
    if (me?.village) nameIt(this, me.village.name)
    showRedDot(isLit(home.duty))
    this.hear(home, fresh)
    this.setData({
      shown: true,
      newcomer: me === null,
      // Whose work stands above needs no second door to it.
      desks: me ? desksOf(me).filter(({ id }) => !home.duty?.posts.some(({ role }) => role === id)) : [],
      mayFind: me !== null && mayFind(me),
      card: home.first ? ownCard(home.first, now) : null,
      more: home.open > 0 ? `在办 ${counted(home.open)} 单` : '以前的单',
      ownLine:
        home.open > 0 ? `我点的、替人点的，在办 ${counted(home.open)} 单` : '我点的、替人点的，没有在办的',
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
      handlerText: home.handler
        ? `给${home.handler.name}打电话`
        : me?.contact?.phone
          ? `给${me.contact.name}打电话`
          : '',
      callText: me?.contact?.phone ? `给${me.contact.name}打电话` : '',
    })
  },
  /** News of a kept copy may have been read since. */
  showNews() {
    this.setData(newsView(this.news, this.newsNext !== null, this.unfolded))
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
  toHow() {
    this.go('/pages/how/how')
  },
  toContact() {
    this.go('/pages/contact/contact')
  },
  toDesk(event: WechatMiniprogram.TouchEvent) {
    this.go(String(event.currentTarget.dataset['url']))
  },
  toTicket(event: Opened) {
    this.go(`/ticket/open/open?id=${event.detail.id}`)
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
    // What somebody waits for stays until it is done.
    this.news = this.news.filter(badge => badge.todo || badges.indexOf(badge.id) < 0)
    this.showNews()
    for (const part of inParts(badges)) {
      const result = await call('me.seen', { badges: part })
      if (!result.ok) {
        toast(this, result.message)
        return
      }
    }
    // What stood behind it comes up by itself.
    if (this.news.length === 0 && this.newsNext !== null) await this.moreOfIt()
  },
  /** The rest of what is in the phone, then a page of what is in the cloud. */
  async moreNews() {
    const unfolds = this.news.length > this.data.badges.length
    this.unfolded = true
    if (unfolds) this.showNews()
    else await this.moreOfIt()
  },
  async moreOfIt() {
    const cursor = this.newsNext
    if (cursor === null) return
    const result = await call('me.news', { cursor })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // The page was opened again, or asked twice, while this was on its way: its answer belongs nowhere.
    if (this.newsNext !== cursor) return
    this.news = [...this.news, ...result.data.items]
    this.newsNext = result.data.next
    this.showNews()
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
