import type { PeopleFound } from '../../../contract/ticket/lists'
import { recall } from '../../api/cache'
import { call, isOffline, type Failure } from '../../api/client'
import { LIMITS } from '../../core/limits'
import { clean, fold, isBlank } from '../../core/text/fold'
import type { TicketInfo } from '../../core/ticket/sight/infos'
import { besideData, listBeside } from '../../forms/list-beside'
import { mayLookFor } from '../../utils/desks'
import { elderBehavior } from '../../utils/elder'
import { noticeOf, QUIET, WAITING } from '../../utils/load'
import { whenHome } from '../../utils/roles'
import { toast } from '../../utils/toast'
import { foundRowOf, type FoundRowView } from '../../views/found-row'
import type { Notice } from '../../views/notice'

/** Nobody types on for so long: then it is looked for. */
const PAUSE_MS = 300
const SHORTEST = 2
const list = { behaviors: [elderBehavior], onShow() {}, turn() {} }

/**
 * Orders by what somebody remembers. What is typed here may be a name: it goes to the cloud and is kept nowhere on the
 * phone, and neither is what was found.
 */
export default Page({
  ...list,
  ...listBeside(list, () => '/ticket/open/open'),
  data: {
    ...besideData,
    elder: false,
    atMost: LIMITS,
    list: '',
    q: '',
    /** What the rows on the screen were found by; '' before anything was looked for. */
    asked: '',
    /** The order whose household's orders these are. */
    home: '',
    /** The rows are those of people who were looked for by name or number. */
    byPerson: false,
    notice: QUIET as Notice,
    shown: false,
    rows: [] as FoundRowView[],
    next: '',
    more: '',
    loadingMore: false,
    mayLookFor: false,
    mayOrder: false,
    sheet: false,
  },
  pause: 0 as unknown as ReturnType<typeof setTimeout>,
  turns: 0,

  onLoad({ home = '' }: { home?: string }) {
    this.setData({ home })
    whenHome(() => {
      const me = recall('me.home', {})?.data.me
      if (!me) return
      this.setData({
        mayLookFor: mayLookFor(me),
        mayOrder: me.duties.some(({ role }) => role === 'dispatcher' || role === 'gridMember'),
      })
    })
    if (home !== '') void this.open()
  },
  onUnload() {
    clearTimeout(this.pause)
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ q: event.detail.value })
    clearTimeout(this.pause)
    if ([...fold(event.detail.value)].length >= SHORTEST)
      this.pause = setTimeout(() => void this.open(), PAUSE_MS)
    else this.empty()
  },
  search() {
    clearTimeout(this.pause)
    if (!isBlank(this.data.q)) void this.open()
  },
  clear() {
    clearTimeout(this.pause)
    this.setData({ q: '' })
    this.empty()
  },
  empty() {
    this.turns++
    this.setData({ asked: '', byPerson: false, shown: false, rows: [], next: '', more: '', notice: QUIET })
  },

  /** Of several that are on their way only the newest shows anything. */
  async open(): Promise<boolean> {
    const turn = ++this.turns
    const { home } = this.data
    const asked = clean(this.data.q)
    this.setData({ asked, byPerson: false, more: '', notice: WAITING })
    const result = await call('ticket.find', home === '' ? { q: asked } : { homeOf: home })
    if (turn !== this.turns) return false
    if (!result.ok) {
      this.fail(result)
      return false
    }
    const { items, now, next } = result.data
    this.show(items, now)
    this.setData({ next: next ?? '' })
    return true
  },
  async more() {
    const { next, loadingMore, asked, home, rows } = this.data
    if (next === '' || loadingMore) return
    const turn = this.turns
    this.setData({ loadingMore: true })
    const result = await call('ticket.find', {
      ...(home === '' ? { q: asked } : { homeOf: home }),
      cursor: next,
    })
    this.setData({ loadingMore: false })
    if (turn !== this.turns) return
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    const { items, now, next: further } = result.data
    const known = new Set(rows.map(({ id }) => id))
    const added = items.filter(({ id }) => !known.has(id)).map(item => foundRowOf(item, now, asked))
    this.setData({ rows: [...rows, ...added], next: further ?? '' })
  },
  onReachBottom() {
    void this.more()
  },

  show(items: readonly TicketInfo[], now: number) {
    const { asked } = this.data
    this.setData({
      notice: QUIET,
      shown: true,
      rows: items.map(item => foundRowOf(item, now, asked)),
      next: '',
      at: '',
      beside: [],
    })
  },
  fail(failure: Failure) {
    const notice = noticeOf(failure, null)
    this.setData({
      shown: false,
      rows: [],
      next: '',
      notice: isOffline(failure)
        ? { ...notice, words: '写的字还在，有了信号再找。电话能打。' }
        : failure.code === 'FIND_MORE'
          ? { ...notice, title: '写得太少了' }
          : notice,
    })
  },

  lookFor() {
    this.setData({ sheet: true })
  },
  closeSheet() {
    this.setData({ sheet: false })
  },
  /** The sheet has asked, and written down why. */
  peopleFound(event: WechatMiniprogram.CustomEvent<{ q: string; found: PeopleFound }>) {
    const { q, found } = event.detail
    this.turns++
    this.setData({
      sheet: false,
      asked: q,
      byPerson: true,
      more: found.more ? '没列全。姓名后面空一格、写上门牌，或者用手机后四位再找。' : '',
    })
    this.show(found.items, found.now)
  },
  trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    toast(this, event.detail.message)
  },
  order() {
    void wx.navigateTo({ url: '/resident/order/order?behalf=1' })
  },
})
