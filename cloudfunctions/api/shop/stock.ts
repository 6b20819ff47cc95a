/** The shelf as it is written down: for the shopkeeper, and for the committee that looks after it. */
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_shell/ports'
import type { Handler } from '../../_shell/serve'
import { MOST_GOODS } from './goods'
import { countersOf, shopAt } from './place'
import { stockRows } from './seen'
import { page } from '../../_shell/reach'

export const stock: Handler<'shop.stock'> = {
  async known(_, me) {
    const [behind] = countersOf(me)
    if (!behind) return refuse('NOT_ALLOWED')
    const { villageId } = behind
    const list = (on: boolean) =>
      store.list('goods', { where: { villageId, on }, sort: ['sort', 'asc'], limit: page(MOST_GOODS) })
    const all = [...(await list(true)), ...(await list(false))]
    return {
      now: me.now,
      shop: await shopAt(villageId, me.now),
      goods: await stockRows(all, me),
    }
  },
}
