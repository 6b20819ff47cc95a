import { LIMITS } from '../../core/limits'
import { clean, isBlank } from '../../core/text/fold'
import type { GoodInfo } from '../../../contract/points/shop'
import type { HouseholdInfo } from '../../../contract/points/households'
import { call, isOffline } from '../../api/client'
import { newKey } from '../../api/key'
import { elderBehavior } from '../../utils/elder'
import { back, openSaying } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { toast } from '../../utils/toast'
import { pictureOf } from '../picture'
import { dropPending, keepPending } from '../shop/pending'

interface Pick {
  id: string
  name: string
  picture: string
  price: number
  left: string
  on: boolean
  off: boolean
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
const OPENERS = ['当面同意', '电话里说好的'].map(label => ({ value: label, label }))

/** A grid member redeems for a household without a phone. She gets no code: the household fetches it in person. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    chosen: [] as HouseholdInfo[],
    goods: [] as Pick[],
    goodId: '',
    consent: '',
    openers: OPENERS,
    missing: '',
    trouble: '',
    busy: false,
  },
  all: [] as GoodInfo[],
  key: '',

  onLoad() {
    this.key = newKey()
    void this.open()
  },
  open() {
    return load(this, 'shop.goods', {}, ({ goods, mayHelp }) => {
      if (!mayHelp) {
        this.setData({
          notice: {
            kind: 'refused',
            title: '这一页看不了',
            words: '替别人换东西，要在岗的网格员来。',
            number: '',
            act: '',
          },
        })
        return
      }
      this.all = goods
      this.draw({ shown: true })
    })
  },
  draw(more: object = {}) {
    const { goodId, chosen, consent } = { ...this.data, ...more } as typeof this.data
    const missing =
      chosen.length === 0
        ? '还差“替哪一户换”没选'
        : goodId === ''
          ? '还差“换哪一样”没选'
          : isBlank(consent)
            ? '还差“怎么同意的”没写'
            : ''
    this.setData({ ...more, missing, goods: this.all.map(good => pickOf(good, goodId)) })
  },
  setHouseholds(event: WechatMiniprogram.CustomEvent<{ chosen: HouseholdInfo[] }>) {
    this.draw({ chosen: event.detail.chosen })
  },
  trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    toast(this, event.detail.message)
  },
  pick(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.goods.find(one => one.id === String(event.currentTarget.dataset['id']))
    if (row?.off) toast(this, `${row.name}换完了，先挑别的。`)
    else if (row) this.draw({ goodId: row.id, trouble: '' })
  },
  openWith(event: Typed) {
    this.draw({ consent: event.detail.value })
  },
  type(event: Typed) {
    this.draw({ consent: event.detail.value })
  },
  back() {
    back()
  },

  async send() {
    const {
      chosen: [household],
      goodId,
      consent,
      busy,
      missing,
    } = this.data
    const good = this.all.find(one => one.id === goodId)
    if (!household || !good || busy || missing) return
    const ask = {
      key: this.key,
      goodId,
      seenPrice: good.price,
      householdId: household.id,
      consentWords: clean(consent),
    }
    keepPending({ ...ask, goodName: good.name })
    this.setData({ busy: true, trouble: '' })
    const result = await call('shop.redeem', ask)
    this.setData({ busy: false })
    if (!result.ok && (isOffline(result) || result.retry)) {
      this.setData({ trouble: '答复没收到。有了信号再按一次，只会换一次。' })
      return
    }
    dropPending()
    if (!result.ok) {
      // A refused wish is over; the next one is another tap.
      this.key = newKey()
      this.setData({ trouble: result.message })
      return
    }
    openSaying(
      `/shop/code/code?id=${result.data.redemption.id}`,
      '换好了。请本人或家里人到店报门牌来拿；来不了的，请监委会的人去发。',
    )
  },
})

const pickOf = ({ id, name, picture, url, price, stock, unit }: GoodInfo, chosen: string): Pick => ({
  id,
  name,
  picture: pictureOf(picture, url),
  price,
  left: stock > 0 ? `剩 ${stock} ${unit}` : '换完了',
  on: id === chosen,
  off: stock === 0,
})
