/** Points move here only: an account and its next entry, inside the caller's transaction. */
import { post, type Movement } from '../../../miniprogram/core/points/ledger'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { sha256 } from '../chain'
import type { AccountDoc, EntryDoc } from '../../_documents'
import { accountDoc, entryDoc } from '../../_documents/new/account'
import { store } from '../../_platform/ports'
import type { Tx } from '../../_platform/inside'

export type { Movement }

/**
 * Writes the household's next entry. Refuses POINTS_SHORT when the balance would go below zero, unless `mayOwe` (a
 * reversal). A cause that moved before fails as a duplicate at commit: ask `movedBefore` and treat it as done.
 */
export async function move(
  tx: Tx,
  movement: Movement,
  { mayOwe = false }: { mayOwe?: boolean } = {},
): Promise<{ account: AccountDoc; entry: EntryDoc } | Refusal> {
  const _id = movement.householdId
  const before = await tx.get('accounts', _id)
  const after = (before?.balance ?? 0) + movement.points
  if (movement.points < 0 && after < 0 && !mayOwe) return refuse('POINTS_SHORT', { short: -after })
  return moveFrom(tx, before, movement)
}

/** The same where this transaction has read the account already, and the balance suffices. */
export async function moveFrom(
  tx: Tx,
  before: AccountDoc | null,
  movement: Movement,
): Promise<{ account: AccountDoc; entry: EntryDoc }> {
  const { account, entry } = post(before, movement, sha256)
  const [after, written] = [accountDoc(account, before), entryDoc(entry)]
  // The account first: anyone who loses the race hears it here.
  if (before) await tx.put('accounts', after)
  else await tx.create('accounts', after)
  await tx.create('entries', written)
  return { account: after, entry: written }
}

/** The entry this cause made, or null. */
export const movedBefore = (cause: string): Promise<EntryDoc | null> => store.find('entries', { cause })
