/**
 * One tick: one look at what is due, and only the jobs that it wakes. An idle tick is one read and one write, the
 * heartbeat that the desk's bar and the self-check go by.
 */
import type { DueDoc, JobDoc } from '../../_documents'
import { log, now as clock, store } from '../../_platform/ports'
import { onePage } from '../../_platform/reach'
import { lte } from '../../_platform/bounds'
import { newJob, runSlice, type Job, type Ran } from '../slice'
import { beat, release, takeLease } from './lease'
import { settle } from './settle'
import { isWoken, wakesOf } from './wakes'

export type Budgeted = readonly [job: Job, budgetMs: number]
type Report = Record<string, 'ran' | 'busy' | 'failed' | `stuck ${number}`>

/** More than this wait for the next round of the same tick. */
const AT_ONCE = 500

const dueBy = (now: number): Promise<DueDoc[]> =>
  store.list('due', { where: { at: lte(now) }, sort: ['at', 'asc'], limit: onePage(AT_ONCE) })

/** What ran, by name; empty where nothing was due. A job that throws is logged and does not stop the others. */
export async function tick(jobs: readonly Budgeted[], longestMs: number): Promise<Report> {
  const end = performance.now() + longestMs
  const began = clock()
  let rows = await dueBy(began)
  if (rows.length === 0 && (await beat(began))) return {}
  const lease = await takeLease(began)
  if (lease === null) return { timer: 'busy' }
  if (lease.isFirst) rows = await dueBy(clock())
  const kept = new Map((await store.all('jobs', { where: {} })).map(doc => [doc._id, doc]))
  const report: Report = {}
  const seen = new Set<string>()
  let stuck = kept.get('timer')?.failing ?? []
  while (rows.length > 0 && performance.now() < end) {
    for (const { _id } of rows) seen.add(_id)
    const ran = await runWoken(jobs, rows, kept, end, report)
    stuck = ran.get('sweep')?.failing ?? stuck
    await settle(
      rows,
      jobs.map(([job]) => job),
      ran,
      clock(),
    )
    // What was done called for more: news of what the clock pressed.
    rows = (await dueBy(clock())).filter(({ _id }) => !seen.has(_id))
  }
  await release(lease, stuck)
  return report
}

/** Runs each job that one of these rows wakes, in their order, once. */
async function runWoken(
  jobs: readonly Budgeted[],
  rows: readonly DueDoc[],
  kept: Map<string, JobDoc>,
  end: number,
  report: Report,
): Promise<Map<string, Ran>> {
  const ran = new Map<string, Ran>()
  for (const [job, budgetMs] of jobs.filter(([one]) => rows.some(row => isWoken(one, row)))) {
    const left = end - performance.now()
    if (left <= 0) {
      report[job.name] = 'busy'
      continue
    }
    const doc = kept.get(job.name) ?? newJob(job.name)
    const one = await runSlice(job, doc, Math.min(budgetMs, left), wake =>
      rows.some(row => wakesOf(row).includes(wake)),
    )
    const { failing, error } = one
    ran.set(job.name, one)
    kept.set(job.name, one.doc)
    // Items that failed and wait for another try are no success: the desk and the town read their number, too.
    report[job.name] = error ? 'failed' : failing.length > 0 ? `stuck ${failing.length}` : 'ran'
    if (error || failing.length > 0)
      log({ job: job.name, failed: failing.length, error: error instanceof Error ? error.name : null })
  }
  return ran
}
