/**
 * A job runs in slices: it keeps a cursor, stops when its time is up and goes on at the next tick. An item that fails steps
 * back for a while and never holds up the others. That no two slices overlap is the tick's business (lease.ts).
 */
import type { JobDoc } from '../_documents'
import type { Clocked } from '../_documents'
import type { Daily } from '../_platform/due/daily'
import { log, now as clock, store } from '../_platform/ports'
import { waitAfter } from './backoff'

/** `news`: an event that boards follow; `untold`: one that somebody must hear of. */
export type Wake = Clocked | 'news' | 'untold'

/** `wakes`: what sets it going; `daily`: its own row, once a day. */
export type Job = ({ name: string; wakes: readonly Wake[] } | DailyName) & {
  run(slice: Slice): Promise<unknown>
}
interface DailyName {
  name: Daily
  wakes: 'daily'
}
export type DailyJob = Job & DailyName

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
  /** What failed before and has waited long enough. */
  again(): string[]
  /** Whether this is among what set it going now. */
  wokenBy(wake: Wake): boolean
  /** Runs the work of one item; a failure is noted and the item waits longer each time. */
  item(id: string, work: () => Promise<void>): Promise<void>
}

const MOST_FAILING = 200
/** An item that neither answers nor fails is counted as failed. */
const ITEM_LIMIT_MS = 9000

export interface Ran {
  /** Cursor and failures as they are now. */
  doc: JobDoc
  /** Those that failed and wait for another try. */
  failing: JobDoc['failing']
  /** Ended by its time, before it was through. */
  cut: boolean
  error: unknown
}

/** Runs one slice of the job, which is kept as `doc`. Whatever it throws is handed back, never thrown. */
export async function runSlice(
  job: Job,
  doc: JobDoc,
  budgetMs: number,
  wokenBy: Slice['wokenBy'],
): Promise<Ran> {
  const now = clock()
  const failing = new Map(doc.failing.map(f => [f.id, f]))
  const slice = sliceOf(job.name, doc, failing, now, performance.now() + budgetMs, wokenBy)
  const error = await job.run(slice).then(
    () => null,
    (e: unknown) => e ?? new Error('unknown'),
  )
  // Anyone who was due again and was not met is whole: somebody mended it.
  if (!error && slice.hasTime())
    for (const [id, { nextTryAt }] of failing) if (nextTryAt <= now) failing.delete(id)
  const list = [...failing.values()].sort((a, b) => a.nextTryAt - b.nextTryAt).slice(0, MOST_FAILING)
  if (JSON.stringify(list) !== JSON.stringify(doc.failing)) await keepIn(job.name, { failing: list })
  const { wasCut: cut, at: cursor } = slice
  return { doc: { ...doc, cursor, failing: list }, failing: list, cut, error }
}

export const newJob = (name: string): JobDoc => ({
  _id: name,
  v: 1,
  cursor: '',
  leaseUntil: 0,
  lastRunAt: 0,
  failing: [],
})

async function keepIn(name: string, set: Partial<JobDoc>): Promise<void> {
  if ((await store.change('jobs', { _id: name }, { set })) === 0)
    await store.put('jobs', { ...newJob(name), ...set })
}

function sliceOf(
  name: string,
  doc: JobDoc,
  failing: Map<string, JobDoc['failing'][number]>,
  now: number,
  until: number,
  wokenBy: Slice['wokenBy'],
): Slice & { readonly wasCut: boolean; readonly at: string } {
  let cut = false
  let at = doc.cursor
  return {
    now,
    cursor: doc.cursor,
    wokenBy,
    keep: async cursor => {
      await keepIn(name, { cursor })
      at = cursor
    },
    get at() {
      return at
    },
    hasTime: () => {
      const has = performance.now() < until
      cut ||= !has
      return has
    },
    get wasCut() {
      return cut
    },
    waits: id => (failing.get(id)?.nextTryAt ?? 0) > now,
    get waiting() {
      return failing.size
    },
    again: () => [...failing.values()].filter(({ nextTryAt }) => nextTryAt <= now).map(({ id }) => id),
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
