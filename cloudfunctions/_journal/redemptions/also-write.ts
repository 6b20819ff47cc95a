/**
 * What moves with a redemption, in the transaction of its event: the shelf first, because a whole village may want the same
 * piece, then the household's limit, then its points.
 */
import { tallyId } from '../../../miniprogram/core/points/often'
import type { Tx } from '../../_platform/inside'
import type { Stepped } from '../keeping'
import { moveFrom } from '../points/ledger'
import type { RedemptionFacts } from './facts'
import { movesWith } from './moves'
import { noteRedemption } from './price-changes'

export async function alsoWrite(
  tx: Tx,
  step: Stepped<'redemption'>,
  { moving, watchers = [] }: RedemptionFacts,
): Promise<void> {
  const { event, after } = step
  if (!moving) throw new Error(`nobody looked up what moves with ${event.id}`)
  const { stocked, account, had: before } = moving
  const { good, had, movement } = movesWith(step, { good: stocked.good, account, had: before })
  await tx.put('goods', { ...stocked, good })
  if (had) await tx.put('quotas', { _id: tallyId(after.householdId, after.goodId), v: 1, ...had })
  if (movement) await moveFrom(tx, account, movement)
  if (event.type === 'Redeemed') await noteRedemption(tx, stocked, after, watchers)
}
