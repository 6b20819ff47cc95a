import type { CodeInfo } from '../../../contract/points'
import { call } from '../../api/client'
import { leafOf } from '../../core/clock/lunar'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import { pictureOf } from '../picture'
import { stateWords } from '../words'

interface Row {
  id: string
  day: string
  month: string
  name: string
  picture: string
  words: string
  points: string
  whose: string
}

const rowOf = (code: CodeInfo, now: number): Row => {
  const { month, day } = leafOf(code.at)
  return {
    id: code.id,
    day: `${day} 日`,
    month,
    name: code.goodName,
    picture: pictureOf(code.picture, code.url),
    words: stateWords(code, now),
    points: `${code.paid} 分`,
    whose: code.onBehalf ? `替${code.householdTitle}换的` : '',
  }
}

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    waiting: [] as Row[],
    over: [] as Row[],
    next: '',
    more: false,
  },
  items: [] as CodeInfo[],
  now: 0,

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
    return load(this, 'shop.codes', {}, page => {
      this.items = page.items
      this.now = page.now
      this.draw(page.next)
    })
  },
  draw(next: string | null) {
    const rows = (waiting: boolean) =>
      this.items.filter(one => (one.state === 'waiting') === waiting).map(one => rowOf(one, this.now))
    this.setData({ shown: true, waiting: rows(true), over: rows(false), next: next ?? '' })
  },
  async onReachBottom() {
    const { next, more } = this.data
    if (!next || more) return
    this.setData({ more: true })
    const result = await call('shop.codes', { cursor: next })
    this.setData({ more: false })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    if (this.data.next !== next) return
    this.items = [...this.items, ...result.data.items]
    this.draw(result.data.next)
  },
  look(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/shop/code/code?id=${String(event.currentTarget.dataset['id'])}` })
  },
  toShop() {
    void wx.navigateTo({ url: '/shop/shop/shop' })
  },
})
