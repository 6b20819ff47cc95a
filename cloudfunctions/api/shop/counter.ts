/** Behind the counter: what was handed out today, and who is still to come. */
import { startOfDay } from '../../../miniprogram/core/clock/shanghai'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_platform/ports'
import { timeKey } from '../../_journal/redemptions/writing'
import type { Handler } from '../request/serve'
import { gte } from '../../_platform/bounds'
import { counterOf, shopAmong } from './place'
import { counterRow } from './seen'
import { first, onePage } from '../../_platform/reach'

const PAGE = 20
/** How many were handed out is counted no further: 1000 means more. */
const CAP = 1000

export const counter: Handler<'shop.counter'> = {
  async known({ shop, cursor }, me) {
    const behind = counterOf(me, shop)
    if (!behind) return refuse('NOT_ALLOWED')
    const { villageId } = behind
    const ofToday = { villageId, state: 'collected', endedKey: gte(timeKey(startOfDay(me.now))) }
    const [found, [next], waiting, handedOut, among] = await Promise.all([
      store.list('redemptions', {
        where: ofToday,
        sort: ['endedKey', 'desc'],
        after: cursor,
        limit: onePage(PAGE + 1),
      }),
      // What was redeemed first is due first, so one row tells when the next one goes back.
      store.list('redemptions', {
        where: { villageId, state: 'waiting' },
        sort: ['sortKey', 'asc'],
        limit: first(1),
      }),
      store.count('redemptions', { villageId, state: 'waiting' }),
      store.count('redemptions', ofToday, CAP),
      shopAmong(behind, me),
    ])
    const today = found.slice(0, PAGE)
    return {
      now: me.now,
      ...among,
      today: today.map(({ redemption }) => counterRow(redemption)),
      next: found.length > PAGE ? (today.at(-1)?.endedKey ?? null) : null,
      handedOut,
      waiting,
      firstUntil: next?.redemption.until ?? null,
    }
  },
}

export const waiting: Handler<'shop.waiting'> = {
  async known({ shop, cursor }, me) {
    const behind = counterOf(me, shop)
    if (!behind) return refuse('NOT_ALLOWED')
    const found = await store.list('redemptions', {
      where: { villageId: behind.villageId, state: 'waiting' },
      sort: ['sortKey', 'asc'],
      after: cursor,
      limit: onePage(PAGE),
    })
    return {
      now: me.now,
      items: found.map(({ redemption }) => counterRow(redemption)),
      next: found.length === PAGE ? (found[PAGE - 1]?.sortKey ?? null) : null,
    }
  },
}
