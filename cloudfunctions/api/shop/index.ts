/** shop: a table of contents. */
import type { Route } from '../../../contract'
import type { Table } from '../request/serve'
import { code, codes } from './codes'
import { counter, waiting } from './counter'
import { goods } from './goods'
import { handOut, findCode } from './find-code'
import { prices } from './prices'
import { cancel, redeemGood } from './redeem'
import { saveGood } from './save-good'
import { stock } from './stock'
import { count, stockIn } from './stock-moves'

export const shopTable: Pick<Table, Extract<Route, `shop.${string}`>> = {
  'shop.goods': goods,
  'shop.codes': codes,
  'shop.code': code,
  'shop.counter': counter,
  'shop.waiting': waiting,
  'shop.stock': stock,
  'shop.prices': prices,
  'shop.redeem': redeemGood,
  'shop.cancel': cancel,
  'shop.find': findCode,
  'shop.handOut': handOut,
  'shop.saveGood': saveGood,
  'shop.stockIn': stockIn,
  'shop.count': count,
}
