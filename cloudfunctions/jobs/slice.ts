/**
 * A job runs in slices: it holds a lease, keeps a cursor, stops when its time is up and goes on next minute. An item
 * that fails steps back for a while and never holds up the others.
 */
import { minutes } from '../../miniprogram/core/clock/units'
import type { JobDoc } from '../_documents'
import { log, now as clock, store } from '../_platform/ports'
import { upTo } from '../_platform/bounds'
import { waitAfter } from './backoff'

export interface Job {
  name: string
  run(slice: Slice): Promise<unknown>
}

export interface Slice {
  readonly now: number
  readonly cursor: string
  /** Kept at once: what lies before it is done for good. */
  keep(cursor: string): Promise<void>
  /** False when the slice should end here. */
  hasTime(): boolean
  /** Whether the item failed lately and waits. */
  waits(id: string): boolean
  readonly waiting: number
  /** Runs the work of one item; a failure is noted and the item waits longer each time. */
  item(id: string, work: () => Promise<void>): Promise<void>
}

/** Longer than the function may run, so that no two slices of one job overlap. */
const LEASE = minutes(1.5)
const MOST_FAILING = 200
/** An item that neither answers nor fails is counted as failed. */
const ITEM_LIMIT_MS = 9000

export interface Ran {
  ran: boolean
  failed: number
  error: unknown
}

/** Runs one slice of the job if nobody else does. Whatever it throws is handed back, never thrown. */
export async function runSlice(job: Job, budgetMs: number): Promise<Ran> {
  const now = clock()
  const doc = await takeLease(job.name, now)
  if (!doc) return { ran: false, failed: 0, error: null }
  const failing = new Map(doc.failing.map(f => [f.id, f]))
  const slice = sliceOf(job.name, doc, failing, now, performance.now() + budgetMs)
  const error = await job.run(slice).then(
    () => null,
    (e: unknown) => e ?? new Error('unknown'),
  )
  // Whoever was due again and was not met is whole: somebody mended it.
  if (!error && slice.hasTime())
    for (const [id, { nextTryAt }] of failing) if (nextTryAt <= now) failing.delete(id)
  const list = [...failing.values()].sort((a, b) => a.nextTryAt - b.nextTryAt).slice(0, MOST_FAILING)
  await store.change(
    'jobs',
    { _id: job.name },
    { set: { leaseUntil: 0, failing: list, ...(error ? {} : { lastRunAt: now }) } },
  )
  return { ran: true, failed: list.length, error }
}

async function takeLease(name: string, now: number): Promise<JobDoc | null> {
  const free = () =>
    store.change('jobs', { _id: name, leaseUntil: upTo(now) }, { set: { leaseUntil: now + LEASE } })
  if ((await free()) === 0) {
    const doc = await store.get('jobs', name)
    // A clock that was set back must not keep the lease for ever.
    const stuck = doc !== null && doc.leaseUntil > now + LEASE
    if (doc && !stuck) return null
    await store.put('jobs', {
      ...(doc ?? { _id: name, v: 1, cursor: '', lastRunAt: 0, failing: [] }),
      leaseUntil: now + LEASE,
    })
  }
  return store.get('jobs', name)
}

function sliceOf(
  name: string,
  doc: JobDoc,
  failing: Map<string, JobDoc['failing'][number]>,
  now: number,
  until: number,
): Slice {
  return {
    now,
    cursor: doc.cursor,
    keep: async cursor => {
      await store.change('jobs', { _id: name }, { set: { cursor } })
    },
    hasTime: () => performance.now() < until,
    waits: id => (failing.get(id)?.nextTryAt ?? 0) > now,
    get waiting() {
      return failing.size
    },
    async item(id, work) {
      try {
        await withLimit(work())
        failing.delete(id)
      } catch (error) {
        const tries = (failing.get(id)?.tries ?? 0) + 1
        failing.set(id, { id, tries, nextTryAt: now + waitAfter(tries), why: whyOf(error) })
        log({ job: name, item: id, tries, why: whyOf(error) })
      }
    },
  }
}

/** Kind and code only: a message may quote what people wrote. */
const whyOf = (error: unknown): string => {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown }
  return [name ?? typeof error, code].filter(Boolean).join(' ').slice(0, 80)
}

async function withLimit(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(Object.assign(new Error('no answer'), { code: 'ITEM_TIMEOUT' })),
      ITEM_LIMIT_MS,
    )
  })
  try {
    await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
