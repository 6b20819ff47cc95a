import { LIMITS } from '../../core/limits'
import { clean, digitsOf, isBlank } from '../../core/text/fold'
import type { StockRow } from '../../../contract/points/shop'
import { fetchFresh } from '../../api/cache'
import { call, type Result } from '../../api/client'
import { newKey } from '../../api/key'
import { dateText } from '../../core/clock/shanghai'
import { elderBehavior } from '../../utils/elder'
import { takeSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import { pictureOf } from '../picture'
import { askOf, ONLY, shopQuery, whichOf } from '../which'

interface Row {
  id: string
  name: string
  picture: string
  price: number
  shelf: string
  counted: string
  off: boolean
  low: boolean
}
type Doing = 'count' | 'in' | ''
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

const rowOf = ({ id, name, unit, picture, url, price, stock, held, on, lastCount }: StockRow): Row => ({
  id,
  name,
  picture: pictureOf(picture, url),
  price,
  off: !on,
  low: stock <= 1,
  shelf: `架上 ${stock + held} ${unit}${held > 0 ? `，其中 ${held} ${unit}等人来拿` : ''}`,
  counted: lastCount
    ? `${dateText(lastCount.at)}${lastCount.byName ?? ''}盘过，${differenceText(lastCount.difference)}${lastCount.why ? `：${lastCount.why}` : ''}`
    : '还没盘过',
})
const differenceText = (n: number): string => (n === 0 ? '一件不差' : n > 0 ? `多 ${n} 件` : `少 ${0 - n} 件`)

/**
 * What stands on the shelf. It is no paged list: the answer names its rows `goods`, beside the shops one may choose from, and every
 * page is kept, because the page of one good finds it there.
 */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    rows: [] as Row[],
    next: '',
    doing: '' as Doing,
    name: '',
    unit: '',
    expected: 0,
    held: 0,
    number: '',
    why: '',
    trouble: '',
    gap: '',
    busy: false,
    which: ONLY,
  },
  goods: [] as StockRow[],
  /** Behind which cursor a good of a later page stands. */
  behind: {} as Record<string, string>,
  chosen: null as StockRow | null,
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ which: { ...ONLY, shop: query['shop'] ?? '' } })
  },
  onReady() {
    takeSaying(this)
  },
  onShow() {
    void this.open()
  },
  toPrices() {
    void wx.navigateTo({ url: '/shop/prices/prices' })
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return load(this, 'shop.stock', askOf(this.data.which.shop), ({ goods, next, shop, shops }) => {
      this.goods = goods
      this.setData({ shown: true, rows: goods.map(rowOf), next: next ?? '', which: whichOf(shop, shops) })
    })
  },
  /** Nothing of the other shop stays on the page. */
  chooseShop(event: Typed) {
    const shop = event.detail.value
    if (shop === this.data.which.shop) return
    this.goods = []
    this.setData({ which: { ...this.data.which, shop }, shown: false, rows: [], next: '' })
    void this.open()
  },
  async more() {
    const cursor = this.data.next
    // Kept, as the first page is: the page of one good finds it there.
    const result = await fetchFresh('shop.stock', askOf(this.data.which.shop, cursor))
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    // The page was opened again while this was on its way: its answer belongs nowhere.
    if (this.data.next !== cursor) return
    this.goods = [...this.goods, ...result.data.goods]
    for (const { id } of result.data.goods) this.behind[id] = cursor
    this.setData({ rows: this.goods.map(rowOf), next: result.data.next ?? '' })
  },

  start(event: WechatMiniprogram.TouchEvent) {
    const { id, doing } = event.currentTarget.dataset as { id: string; doing: Doing }
    const good = this.goods.find(one => one.id === id)
    if (!good) return
    this.chosen = good
    this.key = newKey()
    this.setData({
      doing,
      name: good.name,
      unit: good.unit,
      expected: good.stock + good.held,
      held: good.held,
      number: '',
      why: '',
      trouble: '',
      gap: '',
    })
  },
  shut() {
    this.setData({ doing: '' })
  },
  typeNumber({ detail }: Typed) {
    const number = digitsOf(detail.value, 5)
    const difference = number === '' ? 0 : Number(number) - this.data.expected
    this.setData({
      number,
      trouble: '',
      gap:
        this.data.doing === 'count' && difference !== 0
          ? `和账上差 ${Math.abs(difference)} ${this.data.unit}，请写一句为什么`
          : '',
    })
  },
  typeWhy({ detail }: Typed) {
    this.setData({ why: detail.value, trouble: '' })
  },

  async save() {
    const { doing, number, why, busy } = this.data
    const good = this.chosen
    if (!good || busy) return
    if (number === '' || (doing === 'in' && Number(number) === 0)) {
      this.setData({ trouble: doing === 'in' ? '请写进了几件。' : '请写数出来几件。' })
      return
    }
    if (doing === 'in' && isBlank(why)) {
      this.setData({ trouble: '请写一句从哪里来的。' })
      return
    }
    this.setData({ busy: true })
    const result: Result<{ good: StockRow; message: string }> =
      doing === 'in'
        ? await call('shop.stockIn', {
            goodId: good.id,
            pieces: Number(number),
            why: clean(why),
            key: this.key,
          })
        : await call('shop.count', {
            goodId: good.id,
            counted: Number(number),
            seenRev: good.rev,
            ...(!isBlank(why) ? { why: clean(why) } : {}),
            key: this.key,
          })
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({ trouble: result.message })
      // Something went in or out meanwhile: what is expected is shown again, the typed number stays.
      if (result.code === 'STALE') await this.again(good.id)
      return
    }
    this.took(result.data.good)
    this.setData({ doing: '' })
    toast(this, result.data.message)
  },
  async again(id: string) {
    await this.open()
    const fresh = this.goods.find(one => one.id === id)
    if (!fresh) return
    this.chosen = fresh
    this.setData({ expected: fresh.stock + fresh.held, held: fresh.held })
  },
  took(good: StockRow) {
    this.goods = this.goods.map(one => (one.id === good.id ? good : one))
    this.setData({ rows: this.goods.map(rowOf) })
  },
  edit(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset['id'])
    const behind = this.behind[id]
    void wx.navigateTo({
      url: `/shop/good/good?id=${id}&${shopQuery(this.data.which.shop)}${behind ? `&behind=${encodeURIComponent(behind)}` : ''}`,
    })
  },
  add() {
    const { shop, name } = this.data.which
    void wx.navigateTo({ url: `/shop/good/good?${shopQuery(shop)}&in=${encodeURIComponent(name)}` })
  },
})
