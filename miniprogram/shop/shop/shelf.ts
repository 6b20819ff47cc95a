/** Goods as they stand on the shelf: what each costs this household, what is left, what is missing. */
import type { GoodInfo } from '../../../contract/points/shop'
import { dateText, fromDayKey } from '../../core/clock/shanghai'
import { pictureOf } from '../picture'

export interface ShelfItem {
  id: string
  name: string
  picture: string
  price: number
  was: string
  note: string
  flag: string
  warn: boolean
  off: boolean
  aria: string
}
export type Filter = 'all' | 'afford' | GoodInfo['kind']

export const FILTERS: { value: Filter; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'afford', label: '分够的' },
  { value: 'food', label: '米面油' },
  { value: 'daily', label: '日用' },
]

/** Whether a tap may lead to redeeming. */
export const canHave = (good: GoodInfo): boolean => good.stock > 0 && good.short === 0 && good.left !== 0

export const shelfOf = (goods: readonly GoodInfo[], filter: Filter, hasHousehold: boolean): ShelfItem[] =>
  goods
    .filter(good => filter === 'all' || (filter === 'afford' ? canHave(good) : good.kind === filter))
    .map(good => itemOf(good, hasHousehold))

function itemOf(good: GoodInfo, hasHousehold: boolean): ShelfItem {
  const { id, name, pays, price, stock, unit } = good
  const note = noteOf(good, hasHousehold)
  const flag = stock === 0 ? '换完了' : stock === 1 ? `只剩 1 ${unit}` : ''
  const was = pays < price ? `${price}` : ''
  return {
    id,
    name,
    picture: pictureOf(good.picture, good.url),
    price: pays,
    was,
    note,
    flag,
    warn: stock === 1,
    off: stock === 0,
    aria: [name, `${pays} 分`, was ? `原价 ${was} 分` : '', flag, note].filter(Boolean).join('，'),
  }
}

/** The most pressing thing only: sold out, not enough points, had it already, how many are left. */
function noteOf({ stock, unit, short, left, limit, restockDay }: GoodInfo, hasHousehold: boolean): string {
  if (stock === 0) return restockDay ? `${dateText(fromDayKey(restockDay))}补货` : '等补货'
  if (left === 0) return '您家换过了'
  if (hasHousehold && short > 0) return `还差 ${short} 分`
  if (stock === 1 && limit) return `每户 ${limit.times} ${unit}`
  return `剩 ${stock} ${unit}`
}
