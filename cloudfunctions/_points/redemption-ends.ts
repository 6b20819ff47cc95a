/** How a redemption ends: handed over, or given back with its points and goods. */
import { tallied, tallyId } from '../../miniprogram/core/points/often'
import { ended, pieceOf, putBack, takenAway, type End } from '../../miniprogram/core/points/shop'
import type { Good } from '../../miniprogram/core/points/types'
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { allOrNo } from '../_platform/transaction'
import { usedOf } from './codes'
import type { RedemptionDoc } from '../_documents'
import { move } from '../_journal/points/ledger'
import { membersOf } from '../_notices/news'
import type { Tx } from '../_platform/inside'
import { timeKey, CROWD, ledgerLine, tell } from './redeeming'

export interface Ending {
  by: string | 'clock'
  byName: string | null /** The tap; the clock has one of its own. */
  idempotencyKey: string
  now: number
}

/**
 * Collected: the shelf has one less. Cancelled or expired: points, stock and quota go back. `fresh` is false when this
 * very tap had ended it before.
 */
export async function endRedemption(
  { _id: id, householdId }: Pick<RedemptionDoc, '_id' | 'householdId'>,
  how: End,
  { by, byName, idempotencyKey, now }: Ending,
): Promise<{ doc: RedemptionDoc; fresh: boolean } | Refusal> {
  const members = await membersOf([householdId])
  return allOrNo(async tx => {
    const before = await tx.get('redemptions', id)
    if (!before) return refuse('CODE_NOT_HERE')
    if (before.endingKey === idempotencyKey) return { doc: before, fresh: false }
    const redemption = ended(before.redemption, how, { by, byName, now })
    if (isRefusal(redemption)) return redemption
    const stocked = await tx.get('goods', redemption.goodId)
    if (!stocked) throw new Error('a redemption without its good')
    const doc: RedemptionDoc = {
      ...before,
      redemption,
      state: how,
      code: usedOf(before.code, id),
      token: usedOf(before.token, id),
      endedKey: timeKey(redemption.ended?.at ?? now) + id,
      nextDueAt: null,
      endingKey: idempotencyKey,
    }
    await tx.put('redemptions', doc)
    await tx.put('goods', {
      ...stocked,
      good: how === 'collected' ? takenAway(stocked.good) : putBack(stocked.good),
    })
    const no =
      how === 'collected' ? null : await giveBack(tx, doc, stocked.good, { by, byName, idempotencyKey, now })
    if (no) return no
    await tell(tx, doc, members, by, now)
    return { doc, fresh: true }
  }, CROWD)
}

async function giveBack(
  tx: Tx,
  { redemption, countedOn }: RedemptionDoc,
  good: Good,
  { by, byName, now }: Ending,
): Promise<Refusal | null> {
  const tally = countedOn ? await tx.get('quotas', tallyId(redemption.householdId, redemption.goodId)) : null
  if (tally && countedOn) await tx.put('quotas', { ...tally, ...tallied(tally, countedOn, 0, -1) })
  const account = await tx.get('accounts', redemption.householdId)
  const household = { id: redemption.householdId, path: account?.path ?? [] }
  const title = `退${pieceOf({ name: redemption.goodName, unit: redemption.unit })}`
  const moved = await move(tx, {
    ...ledgerLine(household, good),
    kind: 'returned',
    cause: `return:${redemption.id}`,
    points: redemption.paid,
    title,
    by,
    byName,
    now,
  })
  return isRefusal(moved) ? moved : null
}
