/** What can go wrong between a function and its database, said once: the SDK words it differently per operation. */
/** `overloaded`: turned away before anything was done. `busy`: perhaps after. */
export type DatabaseErrorKind =
  | 'conflict'
  | 'busy'
  | 'overloaded'
  | 'duplicate'
  | 'noCollection'
  | 'network'
  | 'other'

export class DatabaseError extends Error {
  constructor(
    readonly kind: DatabaseErrorKind,
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'DatabaseError'
  }
}

/** Worth another try: somebody else was quicker, or the line broke. Nothing of the transaction was kept, or its tap tells. */
export const isPassing = (error: unknown): boolean =>
  error instanceof DatabaseError &&
  (error.kind === 'conflict' ||
    error.kind === 'busy' ||
    error.kind === 'overloaded' ||
    error.kind === 'duplicate' ||
    error.kind === 'network')

/** More was asked than the service takes at once: nothing was done, so anything may be asked again. */
export const isOverloaded = (error: unknown): boolean =>
  error instanceof DatabaseError && error.kind === 'overloaded'

/** The same, or nobody knows whether it was done: what may be done twice is asked again. */
export const isUnread = (error: unknown): boolean =>
  isOverloaded(error) || (error instanceof DatabaseError && SYSTEM.test(error.code))

export const isDuplicate = (error: unknown): boolean =>
  error instanceof DatabaseError && error.kind === 'duplicate'

/** Normalises what the SDK threw; a bug of ours, or a refusal on its way out of a transaction, stays what it is. */
export function databaseErrorOf(error: unknown): unknown {
  if (error instanceof DatabaseError) return error
  const raw = (error ?? {}) as { code?: unknown; errCode?: unknown; message?: unknown; errMsg?: unknown }
  const code = String(raw.code ?? raw.errCode ?? '')
  const message = String(raw.message ?? raw.errMsg ?? error)
  const kind = kindOf(code, message)
  return code === '' && kind === 'other' ? error : new DatabaseError(kind, code, message)
}

const OVERLOADED = /^EXCEED_(CONCURRENT_REQUEST_LIMIT|REQUEST_LIMIT|RATELIMIT)$|^-50100[34]$/
const SYSTEM = /^SYS_ERR$|^-501001$/

function kindOf(code: string, message: string): DatabaseErrorKind {
  if (/E11000|duplicate key/i.test(message) || code === 'DATABASE_DUPLICATE_WRITE') return 'duplicate'
  if (OVERLOADED.test(code)) return 'overloaded'
  if (SYSTEM.test(code)) return 'busy'
  if (code === 'DATABASE_TRANSACTION_CONFLICT' || /TransactionConflict|WriteConflict/i.test(message))
    return 'conflict'
  if (
    /TransactionBusy|TransactionNotExist/.test(message) ||
    code === 'DATABASE_TIMEOUT' ||
    code === 'DATABASE_TRANSACTION_FAIL'
  )
    return 'busy'
  if (
    code === 'DATABASE_COLLECTION_NOT_EXIST' ||
    (/not exist/i.test(message) && /collection|table/i.test(message))
  )
    return 'noCollection'
  if (
    /^E(CONN|TIMEDOUT|SOCKET|PIPE|AI)|^5\d\d$|ESOCKETTIMEDOUT|TIMEOUT/i.test(code) ||
    /timeout|socket hang up|ECONN/i.test(message)
  )
    return 'network'
  return 'other'
}
