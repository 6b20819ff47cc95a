import type { CodeDetail } from '../../../contract/points/shop'
import { PRESSES } from '../../core/redemption/phone/ways'
import { NOTHING_OPEN, presser } from '../../forms/press-matter'
import { calendarDayOf, type CalendarDay } from '../../core/clock/lunar'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { pictureOf } from '../picture'
import { qrOf, type QrView } from '../../utils/qr'
import { historyView } from '../../views/history'
import type { TimelineEntryView } from '../../views/models'
import { whenText, receiptOf, stateText } from '../texts'

/** Bright enough for a scanner in the sun. */
const BRIGHT = 1

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    waiting: false,
    inPerson: false,
    state: '',
    qr: null as QrView | null,
    front: '',
    back: '',
    spoken: '',
    name: '',
    picture: '',
    whose: '',
    lines: [] as ReturnType<typeof receiptOf>,
    calendarDay: null as CalendarDay | null,
    history: [] as TimelineEntryView[],
    place: '',
    hours: '',
    mayCancel: false,
    id: '',
    ...NOTHING_OPEN,
    slip: false,
    no: '',
  },
  dim: null as number | null,
  ...presser('shop', reply => reply.redemption),

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ id: query['id'] ?? '' })
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    void this.open()
  },
  onHide() {
    this.darken()
  },
  onUnload() {
    this.darken()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return load(this, 'shop.code', { id: this.data.id }, detail => this.show(detail))
  },

  show(detail: CodeDetail) {
    const { code, token, goodName, householdTitle, at, now, until, shop, mayCancel, state, no, onBehalf } =
      detail
    const waiting = state === 'waiting' && code !== null && token !== null
    this.setData({
      shown: true,
      waiting,
      inPerson: state === 'waiting' && code === null,
      state: stateText(detail, now),
      qr: waiting ? qrOf(token) : null,
      front: code?.slice(0, 4) ?? '',
      back: code?.slice(4) ?? '',
      spoken: code ? code.split('').join(' ') : '',
      name: goodName,
      picture: pictureOf(detail.picture, detail.url),
      whose: `${householdTitle} · ${whenText(at, now)} ${onBehalf ? '代换的' : '换的'}`,
      lines: receiptOf(detail),
      calendarDay: state === 'waiting' ? calendarDayOf(until) : null,
      history: historyView(detail.history, now),
      place: `${shop.place}，`,
      hours: `${shop.opens}—${shop.closes}`,
      mayCancel,
      no,
    })
    if (waiting) this.brighten()
    else this.darken()
  },

  brighten() {
    if (this.dim !== null) return
    wx.getScreenBrightness({
      success: ({ value }) => {
        this.dim = value
        wx.setScreenBrightness({ value: BRIGHT, fail: () => undefined })
      },
      fail: () => undefined,
    })
  },
  darken() {
    if (this.dim === null) return
    wx.setScreenBrightness({ value: this.dim, fail: () => undefined })
    this.dim = null
  },

  cancel() {
    void this.press(PRESSES.cancel)
  },
  /** Black on white, nothing else: to be copied by hand, photographed or printed. */
  onPaper() {
    this.setData({ slip: !this.data.slip })
  },
  toShop() {
    void wx.redirectTo({ url: '/shop/shop/shop' })
  },
})
