import { recall } from '../../api/cache'
import { waiting, watch, type Waiting } from '../../api/offline-queue'
import { keepSafe } from '../../api/safe'
import { askFor, mayAsk } from '../../api/subscribe'
import { cardOf } from '../../components/order/order-view/share'
import { days } from '../../core/clock/units'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, QUIET, unload, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'
import { speaker, type Speaker } from './speech'
import { toast } from '../../utils/toast'
import { aloudOf, receiptOf, type Receipt } from './model'

/** 「不用」 holds for thirty days. */
const NOT_NOW = 'no-messages-until'
const REST = days(30)
const wantsMessages = (): boolean =>
  Number(wx.getStorageSync(NOT_NOW) || 0) < Date.now() && mayAsk('resident')

/** The receipt of an order: comes after every one, and stays under it. Messages are asked for here, with the reason above. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    receipt: null as Receipt | null,
    /** Handed in without signal: where it stands now. `arrived`: in the cloud, with its number in 我的单; `gone`: no
     *  longer here when the page opened. */
    stands: '' as '' | 'waits' | 'arrived' | 'gone' | 'refused',
    /** What it is called; '' when it had arrived before the page opened. */
    pencil: '',
    asks: false,
    /** What the person said to messages. */
    answered: '' as '' | 'yes' | 'no',
    /** The account has the speech plugin. */
    mayRead: false,
    reading: false,
  },
  order: '',
  stopWatching: null as (() => void) | null,
  voice: null as Speaker | null,

  onLoad(query: Record<string, string | undefined>) {
    this.order = query['id'] ?? ''
    this.voice = speaker()
    this.setData({ mayRead: this.voice !== null })
    if (this.order !== '') return this.open()
    const { key } = query
    this.showPencil(waiting(), key)
    this.stopWatching = watch(items => this.showPencil(items, key))
  },
  showPencil(items: readonly Waiting[], key: string | undefined) {
    const kept = items.find(item => item.key === key)
    this.setData({
      notice: QUIET,
      pencil: kept?.title ?? this.data.pencil,
      stands: !kept
        ? this.data.pencil === ''
          ? 'gone'
          : 'arrived'
        : kept.refused === null
          ? 'waits'
          : 'refused',
    })
  },
  onReady() {
    takeSaying(this)
  },
  onHide() {
    this.voice?.stop()
    this.setData({ reading: false })
  },
  onUnload() {
    this.voice?.stop()
    this.stopWatching?.()
    unload(this)
  },
  open() {
    void load(this, 'ticket.open', { ticketId: this.order }, detail => {
      const contact = recall('me.home', {})?.data.me?.contact ?? null
      const receipt = receiptOf(detail, contact, detail.now)
      this.setData({
        receipt,
        asks: receipt.steps.length > 0 && this.data.answered === '' && wantsMessages(),
      })
      if (!receipt.mayShare) wx.hideShareMenu({ fail: () => undefined })
    })
  },

  readAloud() {
    const { receipt, reading } = this.data
    if (!receipt || !this.voice) return
    this.setData({ reading: !reading })
    if (reading) this.voice.stop()
    else this.voice.say(aloudOf(receipt), () => this.setData({ reading: false }))
  },
  callNow() {
    ring(this.data.receipt?.call?.phone ?? null)
  },
  /** In the tap itself, as WeChat wants it. */
  hear() {
    askFor('resident', accepted => this.setData({ asks: false, answered: accepted ? 'yes' : 'no' }))
  },
  notNow() {
    keepSafe(NOT_NOW, Date.now() + REST)
    this.goHome()
  },
  goHome() {
    void wx.switchTab({ url: '/pages/home/home' })
  },
  toMine() {
    void wx.redirectTo({ url: '/resident/mine/mine' })
  },
  openOrder() {
    void wx.navigateTo({ url: `/ticket/open/open?id=${this.order}` })
  },
  onShareAppMessage() {
    const { receipt } = this.data
    return cardOf(this.order, true, receipt?.mayShare === true, message => toast(this, message))
  },
})
