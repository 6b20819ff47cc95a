/** What WeChat pushes to us. Not callable by phones (permissions.json); refused here once more. */
import { log, now } from '../_platform/ports'
import { logFailure } from '../_platform/failure'
import { callBy } from '../_platform/calls/guard'
import { isPassing } from '../_platform/database-error'
import { refuse } from '../../miniprogram/core/refusal'
import { mediaCheck, onMediaCheck } from './media'
import { onSubscription, subscription } from './grants'

/** Answers `{ ok: true }` for what was taken, a refusal for what was not; a push is never an error, WeChat would repeat it. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  if (!callBy('push', 'hooks', event, context)) return refusedReply('NOT_ALLOWED')
  try {
    return await take(event)
  } catch (error) {
    return { ...refusedReply(isPassing(error) ? 'BUSY' : 'INTERNAL'), log: logFailure('hooks', null, error) }
  }
}

async function take(event: unknown): Promise<unknown> {
  const media = mediaCheck.safeParse(event)
  if (media.success) return (await onMediaCheck(media.data, now())) ? { ok: true } : refusedReply('NOT_FOUND')
  const change = subscription.safeParse(event)
  if (change.success) return (await onSubscription(change.data)) ? { ok: true } : refusedReply('NOT_FOUND')
  return refusedReply('BAD_INPUT')
}

function refusedReply(code: 'NOT_ALLOWED' | 'NOT_FOUND' | 'BAD_INPUT' | 'BUSY' | 'INTERNAL') {
  log({ fn: 'hooks', refused: code })
  const { refused, message, retry } = refuse(code)
  return { ok: false, code: refused, message, retry }
}
