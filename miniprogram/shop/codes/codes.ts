import type { CodeInfo } from '../../../contract/points/shop'
import { calendarDayOf } from '../../core/clock/lunar'
import { pagedList } from '../../forms/paged-list'
import { takeSaying } from '../../utils/go'
import { pictureOf } from '../picture'
import { stateText } from '../texts'

interface Row {
  id: string
  day: string
  month: string
  name: string
  picture: string
  words: string
  points: string
  whose: string
  /** Handed out, or given back. */
  isOver: boolean
}

const rowOf = (code: CodeInfo, now: number): Row => {
  const { month, day } = calendarDayOf(code.at)
  return {
    id: code.id,
    day: `${day} 日`,
    month,
    name: code.goodName,
    picture: pictureOf(code.picture, code.url),
    words: stateText(code, now),
    points: `${code.paid} 分`,
    whose: code.onBehalf ? `替${code.householdTitle}换的` : '',
    isOver: code.state !== 'waiting',
  }
}

const page = pagedList({
  route: 'shop.codes',
  list: '',
  ask: () => ({}),
  row: rowOf,
  also: rows => ({
    waiting: rows.filter(({ isOver }) => !isOver).length,
    over: rows.filter(({ isOver }) => isOver).length,
  }),
})

export default Page({
  ...page,
  /** How many of each stand there. */
  data: { ...page.data, waiting: 0, over: 0 },

  onReady() {
    takeSaying(this)
  },
  look(event: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/shop/code/code?id=${String(event.currentTarget.dataset['id'])}` })
  },
  toShop() {
    void wx.navigateTo({ url: '/shop/shop/shop' })
  },
})
