/** What was written before there were events is brought in before anybody reads, counts or presses it. */
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { FeedbackDoc } from '../../_documents'
import { press } from '../../_journal/execute'
import { beforeTheDeed } from '../../_platform/idempotency'
import { store } from '../../_platform/ports'
import { listOver } from '../over'
import { onePage } from '../../_platform/reach'
import type { Where } from '../../_platform/bounds'

const PAGE = 20

/** All that lie under these; true where there were any. It is one look that finds nothing, once there are none any more. */
export async function bringIn(wheres: readonly Where[], now: number): Promise<boolean> {
  const found = await listOver('feedback', wheres, { sort: ['sortKey', 'asc'], limit: onePage(PAGE) })
  for (const doc of found) await bringOne(doc, now)
  if (found.length === PAGE) await bringIn(wheres, now)
  return found.length > 0
}

/** The older one with this id; false where there is none. */
export async function bringById(id: string, now: number): Promise<boolean> {
  const doc = await store.get('feedback', id)
  if (doc) await bringOne(doc, now)
  return doc !== null
}

async function bringOne({ _id, feedback: { text, appeal } }: FeedbackDoc, now: number): Promise<void> {
  const input = { ...(text === '' ? {} : { text }), ...(appeal?.text ? { appeal: appeal.text } : {}) }
  const done = await beforeTheDeed(() =>
    press('feedback', { id: null, command: { verb: 'bring', key: _id, input }, by: null, now }),
  )
  // Whoever was quicker has brought it.
  if (isRefusal(done) && done.refused !== 'NOT_NOW' && done.refused !== 'NOT_FOUND_HERE')
    throw Object.assign(new Error('a letter of before cannot be brought in'), { code: done.refused })
}
