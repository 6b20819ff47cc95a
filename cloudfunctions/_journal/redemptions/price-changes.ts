/**
 * A price changed within a day of a redemption is listed for the committee, whichever came first: a price lowered for a
 * friend and raised again shows as two changes with the same redemption beside them (docs/adr/0064).
 */
import { lastsMs } from '../../../miniprogram/core/lasts'
import { about } from '../../../miniprogram/core/about'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { isNearChange } from '../../../miniprogram/core/points/shop'
import { priceTells } from '../../../miniprogram/core/points/tells'
import type { Good } from '../../../miniprogram/core/points/types'
import type { Redemption } from '../../../miniprogram/core/redemption/kinds'
import { holdersUnder } from '../../_people/names'
import { newsFor } from '../../_notices/news'
import type { Known } from '../../_people/person'
import type { GoodDoc, PriceChangeDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { gte } from '../../_platform/bounds'
import { timeKey } from './writing'
import type { Tx } from '../../_platform/inside'

const MOST_NEAR = 20
const NEAR = lastsMs('priceNear')

/** The committee of the village and the town, without who did it. Asked before the transaction. */
export async function watchersOf(path: readonly GridId[], now: number, but: string): Promise<string[]> {
  const [, town, village] = path
  const found = [
    ...(village ? await holdersUnder('supervisor', village, now) : []),
    ...(town ? await holdersUnder('inspector', town, now) : []),
  ]
  return found.map(({ _id }) => _id).filter(id => id !== but)
}

const nearOf = ({
  id,
  no,
  householdTitle,
  paid,
  redeemedAt,
}: Redemption): PriceChangeDoc['near'][number] => ({ id, no, householdTitle, paid, at: redeemedAt })

/** Redemptions a new price lies near: the newest of them, and how many more there are. */
export type Near = Pick<PriceChangeDoc, 'near' | 'more'>

/** Redemptions of the day before, newest first. All are read, so that the number beyond those listed is the true one. */
export async function redeemedLately(goodId: string, now: number): Promise<Near> {
  const found = await store.all('redemptions', {
    where: { 'redemption.goodId': goodId, sortKey: gte(timeKey(now - NEAR)) },
    sort: ['sortKey', 'desc'],
  })
  return {
    near: found.slice(0, MOST_NEAR).map(({ redemption }) => nearOf(redemption)),
    more: Math.max(0, found.length - MOST_NEAR),
  }
}

/** In the transaction that changes the price. The good remembers which change was its last. */
export async function writeChange(
  tx: Tx,
  before: Good,
  after: Good,
  path: readonly GridId[],
  { near, more }: Near,
  watchers: readonly string[],
  { person, now }: Known,
): Promise<GoodDoc['priced']> {
  const id = `${after.id}:${String(after.rev).padStart(6, '0')}`
  const change: PriceChangeDoc = {
    _id: id,
    v: 1,
    villageId: after.villageId,
    path: [...path],
    goodId: after.id,
    goodName: after.name,
    from: before.price,
    to: after.price,
    at: now,
    by: person._id,
    byName: person.staffName,
    listed: near.length > 0,
    sortKey: `${timeKey(now)}${id}`,
    near: [...near],
    more,
  }
  await tx.create('price_changes', change)
  if (change.listed) await tell(tx, change, watchers, now)
  return { id, at: now }
}

/** In the transaction that redeems: a change within the day before gets this redemption beside it. */
export async function noteRedemption(
  tx: Tx,
  { priced }: GoodDoc,
  redemption: Redemption,
  watchers: readonly string[],
): Promise<void> {
  if (!priced || !isNearChange(priced.at, redemption.redeemedAt)) return
  const change = await tx.get('price_changes', priced.id)
  if (!change) return
  const isFull = change.near.length >= MOST_NEAR
  const after: PriceChangeDoc = {
    ...change,
    listed: true,
    near: isFull ? change.near : [...change.near, nearOf(redemption)],
    more: change.more + (isFull ? 1 : 0),
  }
  await tx.put('price_changes', after)
  // Told once a change.
  if (!change.listed) await tell(tx, after, watchers, redemption.redeemedAt)
}

async function tell(tx: Tx, change: PriceChangeDoc, watchers: readonly string[], now: number): Promise<void> {
  if (watchers.length === 0) return
  for (const { who: _, ...one } of priceTells(change))
    await tx.create(
      'due',
      newsFor({
        id: `${change._id}:price`,
        about: about('good', change.goodId),
        villageId: change.villageId,
        ...one,
        to: watchers,
        now,
      }),
    )
}
