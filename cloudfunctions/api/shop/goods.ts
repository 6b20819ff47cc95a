/** What is on the shelf, and what it costs anybody who looks. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { NOTHING_COUNTED, tallyId, timesLeft } from '../../../miniprogram/core/points/often'
import { isEntitled } from '../../../miniprogram/core/points/price'
import type { Often } from '../../../miniprogram/core/points/types'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { ownVillage, shopAt } from './place'
import { addressesOf, goodInfo } from './seen'

export const goods: Handler<'shop.goods'> = {
  async known(_, me) {
    const villageId = ownVillage(me)
    if (!villageId) return refuse('NO_HOUSEHOLD')
    const { householdId, home } = me.person
    const path =
      home.length > 0 ? home : [...(me.actor.posts.find(post => post.path.includes(villageId))?.path ?? [])]
    const found = await store.all('goods', { where: { villageId, on: true }, sort: ['sort', 'asc'] })
    const url = await addressesOf(found.map(({ good }) => good.picture))
    const mayHelp = isEntitled(me.actor, path, me.now)
    const entitled = mayHelp && householdId !== null
    const balance = householdId ? ((await store.get('accounts', householdId))?.balance ?? 0) : 0
    const buyer = {
      entitled,
      balance,
      left: householdId
        ? await leftOf(
            householdId,
            found.map(({ good }) => good),
            me.now,
          )
        : new Map<string, number>(),
    }
    return {
      now: me.now,
      shop: await shopAt(villageId, me.now),
      balance,
      hasHousehold: householdId !== null,
      discount: entitled,
      goods: found.map(doc => goodInfo(doc, url(doc.good.picture), buyer)),
      mayHelp,
    }
  },
}

async function leftOf(
  householdId: string,
  all: readonly { id: string; limit: Often | null }[],
  now: number,
): Promise<Map<string, number>> {
  const limited = all.flatMap(({ id, limit }) =>
    limit ? [{ id, limit, tally: tallyId(householdId, id) }] : [],
  )
  const counts = new Map(
    (
      await store.some(
        'quotas',
        limited.map(({ tally }) => tally),
      )
    ).map(doc => [doc._id, doc]),
  )
  return new Map(
    limited.map(({ id, limit, tally }) => [
      id,
      timesLeft(counts.get(tally) ?? NOTHING_COUNTED, limit, dayKey(now)),
    ]),
  )
}
