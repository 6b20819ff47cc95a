/** Brings each notice to its person, one rung of the ladder at a time. */
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { SendDoc } from '../../_documents'
import { matterOf } from '../../_journal/matter'
import { store } from '../../_platform/ports'
import { withRetry } from '../../_platform/retry'
import { newSend } from '../../_documents/new/send'
import { deputyOf, type Deputy } from './deputy'
import { eachDue } from '../each-due'
import { whenQuiet } from '../../_telling/hours'
import { shown, waitFor, wasTold, withResult, withTried } from '../../_telling/ladder'
import { callerOf } from '../../_telling/notice'
import { drop, stale, update } from '../../_telling/tell'
import { tellNotReached } from './office-news'
import type { Job } from '../slice'
import { morningOf, tellWaiting } from './morning'

/** WeChat answers within five seconds. */
const PATIENCE_MS = 6000

/** What the clock does with a notice whose moment has come; null: it is at its end. */
const RUNGS: Record<SendDoc['state'], ((send: SendDoc, now: number) => Promise<void>) | null> = {
  digest: ({ personId }, now) => morningOf(personId, now, PATIENCE_MS),
  trying: giveUp,
  badge: climb,
  waiting: (send, now) => tellWaiting(send, now, PATIENCE_MS),
  sent: null,
  told: null,
  seen: null,
  notReached: null,
  reached: null,
  stale: null,
}

export const sends: Job = {
  name: 'sends',
  wakes: ['sends'],
  run: slice =>
    eachDue(slice, {
      collection: 'sends',
      where: {},
      by: 'nextTryAt',
      until: slice.now,
      work: async send => RUNGS[send.state]?.(send, slice.now),
    }),
}

/** A try that was begun and never ended: it may have arrived, so it is not sent again. */
async function giveUp(send: SendDoc, now: number): Promise<void> {
  const matter = await matterOf(send, now)
  await update(send._id, 'trying', s =>
    matter
      ? shown(withResult(s, 'unknown'), matter.order?.ticket ?? null, now)
      : stale(withResult(s, 'unknown')),
  )
}

/** A badge nobody opened: first a deputy is told, then it stands on the desk's list with a phone button. */
async function climb(send: SendDoc, now: number): Promise<void> {
  const matter = await matterOf(send, now)
  if (!matter?.order) return drop(send)
  const { ticket } = matter.order
  // Anyone who opened the order has read it; the badge stays until they have seen to it.
  if (send.opened) {
    await update(send._id, 'badge', s => ({ ...s, nextTryAt: null }))
    return
  }
  const mayDeputise = send.office !== null && !send.deputyFor && !wasTold(send, 'deputy')
  const deputy = mayDeputise && send.office ? await deputyOf(send.office, ticket, send.personId, now) : null
  if (deputy) return stepIn(send, deputy, ticket, now)
  const listed = await update(send._id, 'badge', s => ({
    ...withTried(s, { channel: 'desk', at: now, result: 'listed' }),
    state: 'notReached',
    nextTryAt: null,
  }))
  if (listed) await tellNotReached(send, ticket, now)
}

/** The deputy gets the same news once, even when several colleagues did not open it. */
async function stepIn(send: SendDoc, { person, office }: Deputy, ticket: Ticket, now: number): Promise<void> {
  const _id = send._id.slice(0, -send.personId.length) + person._id
  await withRetry(() =>
    store.transaction(async tx => {
      const current = await tx.get('sends', send._id)
      if (current?.state !== 'badge') return
      if (!(await tx.get('sends', _id)))
        await tx.put(
          'sends',
          newSend({
            ...withoutTries(send),
            _id,
            personId: person._id,
            office,
            villageId: callerOf(ticket, office),
            at: now,
            nextTryAt: send.how === 'now' ? now : whenQuiet(now),
            deputyFor: send.personId,
          }),
        )
      await tx.put('sends', {
        ...withTried(current, { channel: 'deputy', at: now, result: 'told' }),
        nextTryAt: now + waitFor(send, ticket),
      })
    }),
  )
}
const withoutTries = ({ state: _, tried: __, leaseUntil: ___, opened: ____, ...rest }: SendDoc) => rest
