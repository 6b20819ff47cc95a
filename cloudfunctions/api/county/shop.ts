/** When and where a village's points shop is open: written by the desk of the village, or above it. */
import { areHours } from '../../../miniprogram/core/points/shop'
import { about } from '../../../miniprogram/core/about'
import { isRefusal, refuse } from '../../../miniprogram/core/refusal'
import { logOffice, officialOf } from '../../_people/log/office-log'
import { store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import type { Handler } from '../request/serve'
import { nodeOf } from './facts'

const VILLAGE = 2

export const showShop: Handler<'county.shop'> = {
  async known({ node: id }, me) {
    const node = await nodeOf(id, me, false)
    if (isRefusal(node)) return node
    if (node.level !== VILLAGE) return refuse('NOT_FOUND_HERE')
    const shop = await store.get('shops', id)
    const { name = '', place = '', opens = '', closes = '' } = shop ?? {}
    return { village: node.name, isThere: shop !== null, name, place, opens, closes }
  },
}

export const setShop: Handler<'county.setShop'> = {
  async known({ node: id, name, place, opens, closes, key }, me) {
    const node = await nodeOf(id, me, false)
    if (isRefusal(node)) return node
    const answer = { message: '存好了。村里人在超市那一页看得到。' }
    if (me.again) return answer
    if (node.level !== VILLAGE || node.ended) return refuse('NOT_FOUND_HERE')
    if (!areHours({ opens, closes })) return refuse('SHOP_HOURS', {}, 'closes')
    const done = await transaction<true>(async tx => {
      const before = await tx.get('shops', id)
      await tx.put('shops', { ...before, _id: id, v: 1, name, place, opens, closes })
      await logOffice(tx, officialOf(me, key), {
        about: about('node', id),
        path: node.path,
        step: { type: 'ShopSet', village: node.name, name, place, opens, closes },
        now: me.now,
      })
      return true
    })
    return isRefusal(done) ? done : answer
  },
}
