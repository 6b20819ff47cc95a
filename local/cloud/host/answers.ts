/** What the platform answers around a function: contexts, failures, sizes. */
import { LIMIT } from '../limits'
import type { Deployed } from './deployed'

export const fail = (code: string, message: string) => ({ code, message })

export const executeFail = (stackTrace: string) =>
  fail(
    'FUNCTIONS_EXECUTE_FAIL',
    JSON.stringify({ errorCode: 1, errorMessage: 'user code exception caught', stackTrace }),
  )

export function checkSize(result: string): { result: string } | { code: string; message: string } {
  return result.length > LIMIT.functionResultBytes
    ? executeFail(`the result has ${result.length} bytes, more than 6 MB`)
    : { result }
}

export const contextOf = (id: string, { name, memoryMb, timeoutMs }: Deployed) => ({
  request_id: id,
  function_name: name,
  memory_limit_in_mb: memoryMb,
  time_limit_in_ms: timeoutMs,
})
