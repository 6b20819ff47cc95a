/**
 * The typed call: `const got = await call('ticket.open', { ticketId })`. Never throws: not being reached and refusals
 * are answers with a sentence to show.
 */
import type { Api } from '../../contract'
import { answered, withKey } from './taps'
import { send } from './transport'
import { UNREACHED_SAYS, Unreached } from './unreached'

export interface Failure {
  ok: false
  code: string
  message: string
  retry: boolean
  field?: string
  log?: string
  /** After KEY_DONE_…: the order that an earlier version of this form became. */
  order?: { id: string; no: string; differs: string[] }
}
export type Result<T> = { ok: true; data: T } | Failure

/** The four ways not to arrive, each with its own sentence. `log` is the platform's number. */
export const notReached = ({ why, number }: Unreached): Failure => ({
  ok: false,
  code: why,
  message: UNREACHED_SAYS[why](number),
  retry: true,
  ...(number ? { log: number } : {}),
})

/** A busy service is asked again before anybody hears of it; the key of the tap makes repeats harmless. */
const AGAIN_AFTER_MS = [600, 1800]
const later = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))

export async function call<R extends keyof Api>(
  route: R,
  data: Api[R]['ask'],
): Promise<Result<Api[R]['reply']>> {
  const keyed = withKey(route, data)
  for (let again = 0; ; again++)
    try {
      const result = (await send(route, keyed)) as Result<Api[R]['reply']>
      answered(data, result)
      return result
    } catch (problem) {
      if (!(problem instanceof Unreached)) throw problem
      const wait = AGAIN_AFTER_MS[again]
      if (problem.why !== 'BUSY' || wait === undefined) return notReached(problem)
      await later(wait)
    }
}

export const isOffline = (result: Result<unknown>): boolean => !result.ok && result.code === 'OFFLINE'
/** No answer came, for whatever reason: it may or may not have been done, and the same key may be sent again. */
export const isUnreached = (result: Result<unknown>): boolean => !result.ok && result.code in UNREACHED_SAYS
