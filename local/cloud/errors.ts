/** A refusal as the service words it on the wire: `{ code, message }`. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

const REPEATS = 'Please check your request, but if the problem persists, contact us.'

export const conflict = () =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${REPEATS}`,
  )

export const busy = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${REPEATS}`,
  )

export const noTransaction = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${REPEATS}`,
  )

export const noCollection = (name: string) =>
  new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${REPEATS}`,
  )

export const duplicateKey = (collection: string, index: string, key: unknown) =>
  new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: ${JSON.stringify(key)}}]}, {<nil>}]. ${REPEATS}`,
  )

export const failed = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message)

export const badParameter = (message: string) => new CloudError('INVALID_PARAM', message)

/** wx-server-sdk and the phone know numbers; the wire knows words. Source: the table in wx-server-sdk 4.0.2. */
const NUMBERS: Record<string, [number, string]> = {
  SYS_ERR: [-501001, 'resource system error'],
  EXCEED_REQUEST_LIMIT: [-501003, 'resource exceed request limit'],
  EXCEED_CONCURRENT_REQUEST_LIMIT: [-501004, 'resource exceed concurrent request limit'],
  DATABASE_PERMISSION_DENIED: [-502003, 'database permission denied'],
  DATABASE_COLLECTION_NOT_EXIST: [-502005, 'database collection not exists'],
  STORAGE_EXCEED_AUTHORITY: [-503002, 'storage exceed authority'],
  STORAGE_FILE_NONEXIST: [-503003, 'storage file not exists'],
  INVALID_PARAM: [-501007, 'invalid parameters'],
  PERMISSION_DENIED: [-501023, 'permission denied'],
  // Our reading: no documentation gives the number of a request that is too large.
  REQUEST_TOO_LARGE: [-501007, 'invalid parameters: data exceed max size'],
  EXCEED_RATELIMIT: [-501004, 'resource exceed rate limit'],
  RESULT_TOO_LARGE: [-604001, 'cloudfunction result size exceed limit (1MB)'],
  FUNCTION_NOT_FOUND: [-501000, 'resource not found'],
  FUNCTIONS_TIME_LIMIT_EXCEEDED: [-504003, 'functions time limit exceeded'],
  FUNCTIONS_EXECUTE_FAIL: [-504002, 'functions execute fail'],
}

/** What `wx.cloud.callFunction`, or another call of `wx.cloud`, rejects with on the phone. */
export function asPhoneError(
  code: string,
  message: string,
  call = 'cloud.callFunction',
): { errCode: number; errMsg: string } {
  const [errCode, text] = NUMBERS[code] ?? [-501001, 'resource system error']
  return {
    errCode,
    errMsg: `${call}:fail Error: errCode: ${errCode} ${text} | errMsg: ${message}`,
  }
}

/** An unsuccessful call of a function, as tools see it. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg)
    this.name = 'CallError'
  }
}
