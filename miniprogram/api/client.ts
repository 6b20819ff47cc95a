/**
 * The typed call: `const got = await call('ticket.open', { ticketId })`. Never throws: weak signal and refusals are
 * answers with a sentence to show.
 */
import type { Api } from '../../cloudfunctions/_contract'
import { answered, withKey } from './taps'
import { Offline, send } from './transport'

export interface Failure {
  ok: false
  code: string
  says: string
  retry: boolean
  field?: string
  log?: string
  /** After KEY_DONE_…: the order that an earlier version of this form became. */
  order?: { id: string; no: string; differs: string[] }
}
export type Result<T> = { ok: true; data: T } | Failure

const NO_SIGNAL: Failure = {
  ok: false,
  code: 'OFFLINE',
  says: '这会儿没信号。写的字还在，有了信号再按一次，不会变成两单。',
  retry: true,
}

export async function call<R extends keyof Api>(
  route: R,
  data: Api[R]['ask'],
): Promise<Result<Api[R]['reply']>> {
  try {
    const result = (await send(route, withKey(route, data))) as Result<Api[R]['reply']>
    answered(data, result)
    return result
  } catch (problem) {
    if (problem instanceof Offline) return NO_SIGNAL
    throw problem
  }
}

export const isOffline = (result: Result<unknown>): boolean => !result.ok && result.code === 'OFFLINE'
