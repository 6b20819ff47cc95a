import { digitsOf } from '../../core/text/fold'
import type { Counter } from '../../../contract/points/shop'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import { calendarDayOf } from '../../core/clock/lunar'
import { dateText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { dayOf } from '../../utils/passbook'
import { ask, toast } from '../../utils/toast'
import { askOf, ONLY, shopQuery, whichOf } from '../which'
import { rowOf, todayRow, answerOf, type Row, type Answer } from './rows'
import { explainNotAllowed } from '../../utils/not-allowed'
import { OLDER_ONES } from '../../views/sentences'

const DIGITS = 8
const BLANK = Array.from({ length: DIGITS }, (_, i) => ({ id: i, digit: '' }))
const TOKEN = /^[0-9a-f]{32}$/
type Shown = { code: string } | { token: string }

/**
 * The counter of a shop: what is shown there, and two lists below. It is no paged list: what was handed out today comes with the
 * counter itself, and the other list is opened on demand.
 */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    older: OLDER_ONES,
    notice: WAITING,
    shown: false,
    boxes: BLANK,
    typed: '',
    focus: false,
    busy: false,
    answer: null as Answer | null,
    today: [] as Row[],
    handedOut: 0,
    nextToday: '',
    waiting: 0,
    first: '',
    waitingRows: [] as Row[],
    open: false,
    next: '',
    place: '',
    which: ONLY,
  },
  key: '',
  code: null as Shown | null,

  onLoad() {
    this.key = newKey()
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    void this.open()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return this.reload()
  },
  reload() {
    return load(this, 'shop.counter', askOf(this.data.which.shop), counter => this.show(counter))
  },
  /** Nothing of the other shop stays on the page. */
  chooseShop(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const shop = event.detail.value
    if (shop === this.data.which.shop) return
    const which = { ...this.data.which, shop }
    this.clear('')
    this.setData({ which, shown: false, open: false, waitingRows: [], next: '', nextToday: '' })
    void this.open()
  },
  show({ today, handedOut, next, waiting, firstUntil, shop, shops }: Counter) {
    this.setData({
      shown: true,
      which: whichOf(shop, shops),
      today: today.map(todayRow),
      handedOut,
      nextToday: next ?? '',
      waiting,
      place: shop.place,
      first: firstUntil === null ? '' : `最早 ${dateText(firstUntil)}退回`,
    })
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const typed = digitsOf(event.detail.value, DIGITS)
    const changed = typed !== this.data.typed
    this.setData({
      typed,
      boxes: BLANK.map(({ id }) => ({ id, digit: typed[id] ?? '' })),
      ...(changed ? { answer: null } : {}),
    })
    if (changed && typed.length === DIGITS) void this.look({ code: typed })
  },
  toType() {
    this.setData({ focus: true })
  },
  left() {
    this.setData({ focus: false })
  },
  async scan() {
    const { result } = await wx.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] }).catch(problem => {
      explainNotAllowed(problem)
      return { result: '' }
    })
    if (!result) return
    if (TOKEN.test(result)) await this.look({ token: result })
    else this.clear('这不是积分超市的码。让本人打开“换好的码”再扫，或者报八个数字。')
  },

  async look(shown: Shown) {
    if (this.data.busy) return
    this.setData({ busy: true })
    const result = await call('shop.find', shown)
    this.setData({ busy: false })
    // The digits stay, to be held against the slip.
    if (!result.ok) {
      this.wrong(result.message)
      return
    }
    this.code = shown
    this.key = newKey()
    this.setData({ answer: answerOf(result.data) })
  },
  async handOut() {
    const { answer, busy } = this.data
    if (!answer || !this.code || busy) return
    this.setData({ busy: true })
    const result = await call('shop.handOut', { id: answer.id, ...this.code, key: this.key })
    this.setData({ busy: false })
    if (!result.ok) {
      toast(this, result.message)
      // Nobody else may be served with this one: look again at what it is now.
      if (!result.retry) this.clear('')
      return
    }
    this.clear('')
    toast(this, result.data.message)
    await this.open()
  },
  /** Who has no phone has no code: the shopkeeper knows the person. */
  async handInPerson(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.waitingRows.find(one => one.id === String(event.currentTarget.dataset['id']))
    if (!row || this.data.busy) return
    const yes = await ask({
      title: '本人或家里人到了吗',
      words: `${row.words}，${row.note}。认得是这一家的人才发；替他家换的人来拿，不发，请监委会的人来。`,
      yes: '是这家人，发了',
      no: '先不发',
    })
    if (!yes) return
    this.setData({ busy: true })
    const result = await call('shop.handOut', { id: row.id, inPerson: true, key: newKey() })
    this.setData({ busy: false })
    toast(this, result.ok ? result.data.message : result.message)
    this.setData({ open: false })
    if (result.ok) await this.reload()
  },
  notNow() {
    this.clear('')
  },
  clear(message: string) {
    this.setData({ typed: '', boxes: BLANK })
    this.wrong(message)
  },
  wrong(message: string) {
    this.code = null
    this.setData({
      answer: message
        ? { id: '', good: false, message, name: '', picture: '', whose: '', paid: '', from: '', may: false }
        : null,
    })
  },

  async moreToday() {
    const cursor = this.data.nextToday
    const result = await call('shop.counter', askOf(this.data.which.shop, cursor))
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // The page was opened again while this was on its way: its answer belongs nowhere.
    if (this.data.nextToday !== cursor) return
    this.setData({
      today: [...this.data.today, ...result.data.today.map(todayRow)],
      nextToday: result.data.next ?? '',
    })
  },
  async unfold() {
    if (this.data.open) {
      this.setData({ open: false })
      return
    }
    this.setData({ open: true, waitingRows: [], next: '' })
    await this.moreWaiting()
  },
  async moreWaiting() {
    const { next, waitingRows, which } = this.data
    const result = await call('shop.waiting', askOf(which.shop, next))
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // Another shop was chosen while this was on its way: its answer belongs nowhere.
    if (this.data.which.shop !== which.shop) return
    this.setData({
      waitingRows: [
        ...waitingRows,
        ...result.data.items.map(row =>
          rowOf(row, `到${dayOf(row.until)}`, `${calendarDayOf(row.until).month}`),
        ),
      ],
      next: result.data.next ?? '',
    })
  },
  toStock() {
    void wx.navigateTo({ url: `/shop/stock/stock?${shopQuery(this.data.which.shop)}` })
  },
})
