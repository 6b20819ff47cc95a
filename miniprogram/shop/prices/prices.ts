import { LONG } from '../../core/lasts'
import type { PriceChangeInfo } from '../../../contract/points/shop'
import { call } from '../../api/client'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { dayOf } from '../../utils/passbook'
import { toast } from '../../utils/toast'
import { momentText } from '../../core/points/shop'

interface Row {
  id: string
  day: string
  words: string
  note: string
  /** `no` stays on one line. */
  near: { id: string; words: string; no: string }[]
}

/** Prices changed within a day of a redemption: which, by whom, and who redeemed near it. Nobody is judged here. */
export default Page({
  behaviors: [elderBehavior],
  data: { elder: false, long: LONG, notice: WAITING, shown: false, rows: [] as Row[], next: '' },

  onShow() {
    void this.open()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  open() {
    return load(this, 'shop.prices', {}, ({ items, next, now }) =>
      this.setData({ shown: true, rows: items.map(one => rowOf(one, now)), next: next ?? '' }),
    )
  },
  async more() {
    const { next, rows } = this.data
    if (!next) return
    const result = await call('shop.prices', { cursor: next })
    if (!result.ok) {
      toast(this, result.message)
      return
    }
    const { items, next: then, now } = result.data
    this.setData({ rows: [...rows, ...items.map(one => rowOf(one, now))], next: then ?? '' })
  },
})

const rowOf = ({ id, goodName, from, to, at, byName, near, more }: PriceChangeInfo, now: number): Row => ({
  id,
  day: dayOf(at),
  words: `${goodName}：${from} 分改成 ${to} 分`,
  note: `${momentText(at, now)}，${byName ?? '店里'}改的。前后${LONG.priceNear}里换的：`,
  near: [
    ...near.map(one => ({
      id: one.no,
      words: `${momentText(one.at, now)}，${one.householdTitle}，${one.paid} 分`,
      no: `（${one.no}）`,
    })),
    ...(more > 0 ? [{ id: 'more', words: `还有 ${more} 件`, no: '' }] : []),
  ],
})
