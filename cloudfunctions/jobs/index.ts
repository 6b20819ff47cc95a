/** The one timer, every minute. Not callable by phones (permissions.json); refused here once more. */
import { callBy } from '../_platform/guard'
import { log } from '../_platform/ports'
import { refuse } from '../../miniprogram/core/refusal'
import { boards } from './boards'
import { calendarMissing, calendars } from './tickets/calendars'
import { checks } from './checks'
import { credits } from './points/credits'
import { digest } from './notices/digest'
import { expired } from './expired'
import { hiddenCounts } from './hidden-counts'
import { honours } from './points/honours'
import { outbox } from './notices/outbox'
import { postsEnded } from './tickets/posts-ended'
import { probe } from './probe'
import { returns } from './points/returns'
import { seals } from './seals'
import { sends } from './notices/sends'
import { statements } from './points/statements'
import { runSlice, type Job } from './slice'
import { selves } from './tickets/selves'
import { sweep } from './tickets/sweep'
import { texts } from './texts'

/** In this order: what is due, who must hear of it, what follows from it. Together less than the function's 60 s. */
const JOBS: readonly [job: Job, budgetMs: number][] = [
  [calendars, 6000],
  [sweep, 12_000],
  [postsEnded, 4000],
  [selves, 3000],
  [credits, 6000],
  [honours, 2000],
  [returns, 4000],
  [calendarMissing, 2000],
  [outbox, 8000],
  [digest, 4000],
  [sends, 10_000],
  [boards, 8000],
  [checks, 3000],
  [texts, 3000],
  [probe, 6000],
  [seals, 6000],
  [statements, 5000],
  [hiddenCounts, 5000],
  [expired, 3000],
]

/** The function is ended after 60 s; the last item may take nine. */
const LONGEST_MS = 48_000

/** A job that throws is logged and does not stop the others. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  if (!callBy('timer', 'jobs', event, context)) {
    const { refused, says, retry } = refuse('NOT_ALLOWED')
    return { ok: false, code: refused, says, retry }
  }
  const report: Record<string, 'ran' | 'busy' | 'failed' | `stuck ${number}`> = {}
  const end = performance.now() + LONGEST_MS
  for (const [job, budgetMs] of JOBS) {
    const left = end - performance.now()
    if (left <= 0) {
      report[job.name] = 'busy'
      continue
    }
    const { ran, failed, error } = await runSlice(job, Math.min(budgetMs, left)).catch((e: unknown) => ({
      ran: true,
      failed: 0,
      error: e,
    }))
    // Items that failed and wait for another try are no success: the desk and the town read their number, too.
    report[job.name] = error ? 'failed' : failed > 0 ? `stuck ${failed}` : ran ? 'ran' : 'busy'
    if (error || failed > 0) log({ job: job.name, failed, error: error instanceof Error ? error.name : null })
  }
  return { ok: true, data: report }
}
