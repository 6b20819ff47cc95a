/**
 * The timer's own line: when it last ran, and who runs now. Two ticks never work at once; one that died is waited for
 * until the lease has run out.
 */
import { minutes } from '../../../miniprogram/core/clock/units'
import type { JobDoc } from '../../_documents'
import { DAILY } from '../../_platform/due/daily'
import { rowOf } from '../../_platform/due/moments'
import { store } from '../../_platform/ports'
import { lte } from '../../_platform/bounds'
import { newJob } from '../slice'

/** Longer than the function may run. */
const LEASE = minutes(1.5)
const TIMER = 'timer'

export interface Lease {
  until: number
  /** Nothing was there before: the days' own rows were laid out. */
  isFirst: boolean
}

/** The heartbeat of a tick that found nothing to do; false where none ever ran. */
export const beat = async (now: number): Promise<boolean> =>
  (await store.change('jobs', { _id: TIMER }, { set: { lastRunAt: now } })) > 0

/** Null when another tick is at work. */
export async function takeLease(now: number): Promise<Lease | null> {
  const until = now + LEASE
  const taken = { leaseUntil: until, lastRunAt: now }
  if ((await store.change('jobs', { _id: TIMER, leaseUntil: lte(now) }, { set: taken })) > 0)
    return { until, isFirst: false }
  const doc = await store.get('jobs', TIMER)
  // A clock that was set back must not keep the lease for ever.
  if (doc && doc.leaseUntil <= until) return null
  // The line itself comes last: who dies before it begins again.
  if (!doc) await layOut(now)
  await store.put('jobs', { ...(doc ?? newJob(TIMER)), ...taken })
  return { until, isFirst: doc === null }
}

/** A row for each job that comes daily. What is there already is only brought forward. */
async function layOut(now: number): Promise<void> {
  for (const name of DAILY) await store.put('due', rowOf('daily', name, now))
}

/** `stuck`: orders that the clock could not press; the desk reads their number. */
export async function release({ until }: Lease, stuck: JobDoc['failing']): Promise<void> {
  await store.change('jobs', { _id: TIMER, leaseUntil: until }, { set: { leaseUntil: 0, failing: stuck } })
}
