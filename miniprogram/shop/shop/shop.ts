import { LONG } from '../../core/lasts'
import type { GoodInfo, ShopPage } from '../../../contract/points/shop'
import { call, isOffline } from '../../api/client'
import { newKey } from '../../api/key'
import { limitText } from '../../core/points/shop'
import { askFor } from '../../api/subscribe'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import { pictureOf } from '../picture'
import { dropPending, keepPending, pendingRedemption, type Pending } from './pending'
import { canHave, FILTERS, shelfOf, type Filter, type ShelfItem } from './shelf'

const NOBODY = {
  id: '',
  name: '',
  picture: '',
  price: 0,
  pays: 0,
  saved: 0,
  had: 0,
  left: 0,
  why: '',
  limit: '',
}

export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    long: LONG,
    notice: WAITING,
    shown: false,
    hasHousehold: false,
    balance: 0,
    open: '',
    openNow: false,
    filters: FILTERS,
    filter: 'all' as Filter,
    items: [] as ShelfItem[],
    chosen: NOBODY,
    sheet: false,
    busy: false,
    lost: '',
    mayHelp: false,
  },
  page: null as ShopPage | null,
  key: '',

  onLoad() {
    this.key = newKey()
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    void this.open()
  },
  /** The shelf is every household's; nobody's balance goes along. */
  onShareAppMessage() {
    return {
      title: '积分超市换东西，看看架上有什么',
      path: '/shop/shop/shop',
      imageUrl: '/assets/art/share-board.png',
    }
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return load(this, 'shop.goods', {}, page => {
      this.page = page
      this.draw()
    })
  },

  draw() {
    const { page } = this
    if (!page) return
    const { shop, balance, hasHousehold, goods, mayHelp } = page
    this.setData({
      shown: true,
      balance,
      hasHousehold,
      mayHelp,
      openNow: shop.openNow,
      open: shop.openNow ? `开着门，到 ${shop.closes}` : `${shop.opens} 开门`,
      items: shelfOf(goods, this.data.filter, hasHousehold),
      lost: pendingRedemption()?.goodName ?? '',
    })
  },
  sift(event: WechatMiniprogram.CustomEvent<{ value: Filter }>) {
    this.setData({ filter: event.detail.value })
    this.draw()
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const good = this.page?.goods.find(one => one.id === event.currentTarget.dataset['id'])
    if (!good || !this.page) return
    this.setData({ sheet: true, chosen: this.slipOf(good, this.page) })
  },
  slipOf(good: GoodInfo, { balance, hasHousehold }: ShopPage) {
    const { id, name, price, pays, unit, limit, restockDay, stock, short, left } = good
    const why = !hasHousehold
      ? '您还没登记到哪一户，先看看，换不了。'
      : stock === 0
        ? `换完了${restockDay ? '，补了货再来' : ''}。`
        : left === 0
          ? '您家这一期已经换过了。'
          : short > 0
            ? `还差 ${short} 分，再攒攒。`
            : ''
    return {
      id,
      name,
      picture: pictureOf(good.picture, good.url),
      price,
      pays,
      saved: price - pays,
      had: balance,
      left: canHave(good) ? balance - pays : 0,
      why,
      limit: limit ? `每户${limitText(limit, unit)}` : '',
    }
  },
  shut() {
    this.setData({ sheet: false })
  },

  async redeem() {
    if (this.data.busy) return
    askFor('points')
    const { chosen } = this.data
    await this.send({ key: this.key, goodId: chosen.id, goodName: chosen.name, seenPrice: chosen.price })
  },
  /** The same key again: what was redeemed then is shown, nothing is redeemed twice. */
  async askAgain() {
    const pending = pendingRedemption()
    if (pending && !this.data.busy) await this.send(pending)
  },
  async send(pending: Pending) {
    const { goodName, ...ask } = pending
    keepPending(pending)
    this.setData({ busy: true })
    const result = await call('shop.redeem', ask)
    this.setData({ busy: false })
    if (!result.ok && (isOffline(result) || result.retry)) {
      this.setData({ sheet: false, lost: goodName })
      toast(this, '答复没收到。有了信号按“再问一次”，只会换一次。')
      return
    }
    dropPending()
    this.key = newKey()
    this.setData({ sheet: false, lost: '' })
    if (!result.ok) {
      toast(this, result.message)
      await this.open()
      return
    }
    void wx.navigateTo({ url: `/shop/code/code?id=${result.data.redemption.id}` })
  },
  toCodes() {
    void wx.navigateTo({ url: '/shop/codes/codes' })
  },
  help() {
    void wx.navigateTo({ url: '/shop/help/help' })
  },
})
