/** The morning digest: what came in since the last one, in one message a person and day, of an event of its own. */
import { about } from '../../../miniprogram/core/about'
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import type { PersonDoc, SendDoc } from '../../_documents'
import { store } from '../../_platform/ports'
import { newSend } from '../../_documents/new/send'
import { withRetry } from '../../_platform/retry'
import { make } from '../../_telling/make'
import { matterOf } from '../../_journal/matter'

/** Everything that waits for this person's morning; what came to nothing since is left out. */
export async function gather({ personId }: SendDoc, now: number): Promise<void> {
  const holds: SendDoc[] = []
  let person: PersonDoc | null = null
  for (const send of await store.all('sends', { where: { personId, state: 'digest' } })) {
    if ((send.nextTryAt ?? 0) > now) continue
    const matter = await matterOf(send, now)
    if (!matter) await end(send, 'stale')
    else {
      person = matter.person
      holds.push(send)
    }
  }
  // Anyone who opened all of it since needs no message about it.
  if (person && holds.some(({ opened }) => !opened))
    await make([{ send: morningOf(holds, now), ticket: null }], now)
  for (const send of holds) await end(send, send.opened ? 'seen' : 'told')
}

function morningOf(holds: readonly SendDoc[], now: number): SendDoc {
  const [newest] = holds
  if (!newest) throw new Error('nothing to tell')
  const { personId, villageId, page, template } = newest
  return newSend({
    _id: `digest:${dayKey(now)}:${personId}`,
    about: about('node', villageId),
    personId,
    villageId,
    at: now,
    message: `${holds.length} 件等着派，请看一看。`,
    how: 'message',
    template,
    page,
    notice: { no: String(holds.length), about: '等着派的点单', status: '待派单', at: now },
  })
}

/** The one of it that was opened meanwhile is left as it is. */
const end = (send: SendDoc, state: 'told' | 'seen' | 'stale'): Promise<unknown> =>
  withRetry(() =>
    store.change('sends', { _id: send._id, state: 'digest' }, { set: { state, nextTryAt: null } }),
  )
