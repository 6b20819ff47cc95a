/** `wxa_media_check`: WeChat's answer about a photo or voice note (mediaCheckAsync, version 2). */
import * as z from 'zod'
import { store } from '../_platform/ports'
import { pushArrived } from '../_platform/probes'
import { settle, type Verdict } from '../_journal/words/verdict'

export const mediaCheck = z.looseObject({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().min(1).max(128),
  errcode: z.number(),
  result: z.looseObject({ suggest: z.enum(['pass', 'review', 'risky']) }).optional(),
})

const VERDICTS = { pass: 'pass', review: 'review', risky: 'refused' } as const satisfies Record<
  string,
  Verdict
>

/** Only trace ids that the cloud itself was given and stored are believed; false for any other. */
export async function onMediaCheck(push: z.output<typeof mediaCheck>, now: number): Promise<boolean> {
  const file = await store.find('files', { traceId: push.trace_id })
  if (!file) return pushArrived(push.trace_id)
  const verdict = push.errcode === 0 && push.result ? VERDICTS[push.result.suggest] : 'review'
  await settle(file._id, verdict, '检查拿不准', now)
  return true
}
