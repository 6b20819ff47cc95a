/** What a movement of points writes down: the account as it is then, and its next entry. */
import type { Account, Entry } from '../../../miniprogram/core/points/types'
import type { AccountDoc, EntryDoc, StatementDoc } from '..'

export const accountDoc = (account: Account, before: Pick<AccountDoc, 'statedMonth'> | null): AccountDoc => ({
  _id: account.householdId,
  v: 1,
  ...account,
  statedMonth: before?.statedMonth ?? '',
})

export const entryDoc = (entry: Entry): EntryDoc => ({ _id: entry.id, v: 1, ...entry })

/** One whole month of a household. */
export const statementDoc = (
  { _id, villageId }: Pick<AccountDoc, '_id' | 'villageId'>,
  month: string,
  sums: Omit<StatementDoc, '_id' | 'v' | 'householdId' | 'villageId' | 'month' | 'madeAt'>,
  madeAt: number,
): StatementDoc => ({ _id: `${_id}:${month}`, v: 1, householdId: _id, villageId, month, ...sums, madeAt })
