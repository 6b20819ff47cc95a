/** The shelf as it is written down: for the shopkeeper, and for the committee that looks after it. */
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { counterOf, shopAmong } from './place'
import { stockRows } from './seen'
import { onePage } from '../../_platform/reach'

const PAGE = 20

export const stock: Handler<'shop.stock'> = {
  async known({ shop, cursor }, me) {
    const behind = counterOf(me, shop)
    if (!behind) return refuse('NOT_ALLOWED')
    const { villageId } = behind
    // The shelf is whole: how much may lie on it is settled when something is put there.
    const shelf =
      cursor === undefined
        ? await store.all('goods', { where: { villageId, on: true }, sort: ['sort', 'asc'] })
        : []
    const found = await store.list('goods', {
      where: { villageId, on: false },
      sort: ['sort', 'desc'],
      after: cursor,
      limit: onePage(PAGE + 1),
    })
    const taken = found.slice(0, PAGE)
    return {
      now: me.now,
      ...(await shopAmong(behind, me)),
      goods: await stockRows([...shelf, ...taken], me),
      next: found.length > PAGE ? (taken.at(-1)?.sort ?? null) : null,
    }
  },
}
