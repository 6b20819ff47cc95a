/** What was written before there were events is brought in: once a day by the timer, and sooner where somebody looks. */
import { isRefusal } from '../../../miniprogram/core/refusal'
import type { FeedbackDoc } from '../../_documents'
import { isPassing } from '../../_platform/database-error'
import { raiseAlarm } from '../../_platform/alarms'
import { beforeTheDeed } from '../../_platform/idempotency'
import { store } from '../../_platform/ports'
import { press } from '../execute'
import { ChangedMeanwhile } from './keeping'

/** The older one with this id; false where there is none. */
export async function bringById(id: string, now: number): Promise<boolean> {
  const doc = await store.get('feedback', id)
  if (doc) await bringOne(doc, now)
  return doc !== null
}

/** One that cannot be brought holds up no other: an alarm says that it lies there, and it is passed over. */
export async function bringAll(docs: readonly FeedbackDoc[], now: number): Promise<void> {
  for (const doc of docs) {
    try {
      await bringOne(doc, now)
    } catch (error) {
      // What passes by itself is no letter that cannot be brought.
      if (isPassing(error)) throw error
      await raiseAlarm('letters', codeOf(error))
    }
  }
}

async function bringOne(doc: FeedbackDoc, now: number): Promise<void> {
  const { _id, no } = doc
  const holder = await store.find('opinions', { no })
  if (holder && holder._id !== _id) throw cannot('NUMBER_TAKEN')
  const done = await beforeTheDeed(() => pressed(doc, now))
  // Whoever was quicker has brought it.
  if (isRefusal(done) && done.refused !== 'NOT_NOW' && done.refused !== 'NOT_FOUND_HERE')
    throw cannot(done.refused)
}

/** Its words go as they lie there at the moment of the transaction: what was erased since it was read is read again. */
async function pressed(
  { _id, feedback: { text, appeal } }: FeedbackDoc,
  now: number,
): ReturnType<typeof press> {
  const input = { ...(text === '' ? {} : { text }), ...(appeal?.text ? { appeal: appeal.text } : {}) }
  try {
    return await press('feedback', { id: null, command: { verb: 'bring', key: _id, input }, by: null, now })
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error
    return pressed(error.doc, now)
  }
}

const cannot = (code: string): Error =>
  Object.assign(new Error('a letter of before cannot be brought in'), { code })
/** Its code alone: a message may quote what people wrote. */
const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? 'unknown')
