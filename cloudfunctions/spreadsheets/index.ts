/**
 * Spreadsheets. A function of its own: the library that reads them is large, a hostile file costs time and memory, and none
 * of it may slow down or stop the others. Phones cannot call it (permissions.json); refused here once more.
 */
import { isRefusal, refuse, type Refusal } from '../../miniprogram/core/refusal'
import { callBy } from '../_platform/calls/guard'
import { isPassing } from '../_platform/database-error'
import { logFailure } from '../_platform/failure'
import { lastImport } from './last'
import { makeListing } from './listings'
import { print } from './print/work'
import { spreadsheetRoutes, type SpreadsheetInput, type SpreadsheetRoute } from './contract'
import {
  unfinishedImports,
  applyImport,
  beginImport,
  go,
  leftOutOf,
  missingFrom,
  planImport,
  planRows,
  undoImport,
} from './routes'

const TABLE: { [R in SpreadsheetRoute]: (input: SpreadsheetInput<R>) => Promise<unknown> } = {
  begin: beginImport,
  go,
  list: makeListing,
  print,
  plan: planImport,
  rows: planRows,
  apply: applyImport,
  leftOut: leftOutOf,
  missing: missingFrom,
  undo: undoImport,
  unfinished: unfinishedImports,
  last: lastImport,
}

/** `{ route, data }` → `{ ok: true, data }` or a refusal in Chinese, as the other functions answer. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  const { route, data = {} } = (event ?? {}) as { route?: unknown; data?: unknown }
  // These carry an id and no right: what they do was pressed, and checked, elsewhere.
  const by = route === 'go' || route === 'list' || route === 'print' ? 'function' : 'console'
  if (!callBy(by, 'spreadsheets', event, context)) return refusedReply(refuse('NOT_ALLOWED'))
  if (typeof route !== 'string' || !Object.hasOwn(spreadsheetRoutes, route))
    return refusedReply(refuse('NO_SUCH_ROUTE'))
  const parsed = spreadsheetRoutes[route as SpreadsheetRoute].safeParse(data)
  if (!parsed.success)
    return refusedReply(refuse('BAD_INPUT', {}, parsed.error.issues[0]?.path.join('.') || undefined))
  try {
    const answer = await (TABLE[route as SpreadsheetRoute] as (input: unknown) => Promise<unknown>)(
      parsed.data,
    )
    return isRefusal(answer) ? refusedReply(answer) : { ok: true, data: answer }
  } catch (error) {
    if (isPassing(error)) return refusedReply(refuse('BUSY'))
    return { ...refusedReply(refuse('INTERNAL')), log: logFailure('spreadsheets', route, error) }
  }
}

function refusedReply({ refused, ...rest }: Refusal) {
  return { ok: false as const, code: refused, ...rest }
}
