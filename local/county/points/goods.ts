import type { Good } from '../../../miniprogram/core/points/types'

type Shelf = Omit<Good, 'id' | 'villageId' | 'held' | 'rev' | 'on' | 'restockDay'> & {
  id: string /** Days from now on which more is expected. */
  restockIn?: number
}
const ONCE = { times: 1, per: 'once' } as const

/** What stands in the shop today; `stock`: free to be redeemed. */
export const SHELF: readonly Shelf[] = [
  {
    id: 'rice',
    name: '大米 5 公斤',
    unit: '袋',
    kind: 'food',
    picture: 'rice',
    price: 180,
    stock: 14,
    limit: null,
  },
  { id: 'oil', name: '菜籽油', unit: '桶', kind: 'food', picture: 'oil', price: 120, stock: 6, limit: null },
  {
    id: 'thermos',
    name: '保温杯',
    unit: '个',
    kind: 'daily',
    picture: 'thermos',
    price: 90,
    stock: 1,
    limit: ONCE,
  },
  {
    id: 'soap',
    name: '洗衣液',
    unit: '瓶',
    kind: 'daily',
    picture: 'soap',
    price: 36,
    stock: 20,
    limit: null,
  },
  {
    id: 'umbrella',
    name: '雨伞',
    unit: '把',
    kind: 'daily',
    picture: 'umbrella',
    price: 60,
    stock: 0,
    limit: null,
    restockIn: 7,
  },
  {
    id: 'cooker',
    name: '电饭煲',
    unit: '台',
    kind: 'daily',
    picture: 'cooker',
    price: 360,
    stock: 2,
    limit: ONCE,
  },
  {
    id: 'towel',
    name: '毛巾 3 条',
    unit: '份',
    kind: 'daily',
    picture: 'towel',
    price: 18,
    stock: 31,
    limit: null,
  },
  { id: 'bag', name: '暖水袋', unit: '个', kind: 'daily', picture: 'bag', price: 45, stock: 9, limit: null },
]
