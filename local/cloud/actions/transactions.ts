import { setTimeout as wait } from 'node:timers/promises'
import { CloudError } from '../errors'
import type { Action, Call } from '../environment'
import type { Body } from '../wire/body'
import type { Table } from '../store/table'
import type { Transactions } from '../store/transactions'
import type { Doc } from '../wire/ejson'

type Transaction = Parameters<Parameters<Transactions['run']>[1]>[0]

/**
 * A transaction stays busy this long after a call. On one machine an answer is back before the second call of a
 * Promise.all has left; over a real network it never is. Without this, code that production refuses would pass here.
 */
const NETWORK_MS = 1

const acrossTheNetwork = (): Promise<void> => wait(NETWORK_MS)

/** Runs one call inside its transaction. */
export function inTransaction<T>(
  body: Body,
  { environment }: Call,
  call: (transaction: Transaction, table: Table) => T,
): Promise<T> {
  const { store } = environment
  const table = store.table(body.collectionName)
  return store.transactions.run(body.transactionId, transaction => call(transaction, table), acrossTheNetwork)
}

/** The one document a call in a transaction is about; a `where()` is refused there. */
export function oneId(body: Body, filter: Doc): string | number {
  const { _id: id, ...more } = filter
  if (body.queryType === 'WHERE' && Object.keys(more).length > 0) throw notInTransaction()
  if (typeof id !== 'string' && typeof id !== 'number') throw notInTransaction()
  return id
}

const notInTransaction = () =>
  new CloudError('DATABASE_INVALID_OPERRATOR', 'where() is not supported in a transaction: use doc(id)')

const start: Action = (_body, { environment }) => ({ transactionId: environment.store.transactions.begin() })

const commit: Action = (body, { environment }) => {
  environment.store.transactions.commit(body.transactionId)
  return {}
}

const abort: Action = (body, { environment }) => {
  environment.store.transactions.abort(body.transactionId)
  return {}
}

export const transactionActions: Record<string, Action> = {
  'database.startTransaction': start,
  'database.commitTransaction': commit,
  'database.abortTransaction': abort,
}
