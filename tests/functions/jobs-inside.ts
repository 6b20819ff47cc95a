/**
 * The jobs in this process, with the real SDK against the local cloud, at a moment that stands still: for deadlines to
 * the millisecond. Everything else goes through the deployed function.
 */
import { vi } from 'vitest'
import { functionEnvironment } from '../../local/cloud'
import type { Job } from '../../cloudfunctions/jobs/slice'
import type { County } from './county'
import { KEYS } from './seeded'

export async function inside({
  cloud,
}: County): Promise<
  (
    job: 'sweep' | 'outbox' | 'sends' | 'boards' | 'seals' | 'checks' | 'deeds' | 'returns' | 'statements',
    at: number,
  ) => Promise<void>
> {
  // Files share their modules (vitest.config.ts), and the jobs know the cloud that was there when they were loaded.
  vi.resetModules()
  Object.assign(process.env, functionEnvironment(cloud), KEYS)
  const { newJob, runSlice } = await import('../../cloudfunctions/jobs/slice')
  const jobs: Record<string, Job> = {
    sweep: (await import('../../cloudfunctions/jobs/sweep')).sweeps.ticket,
    outbox: (await import('../../cloudfunctions/jobs/notices/outbox')).outbox,
    sends: (await import('../../cloudfunctions/jobs/notices/sends')).sends,
    boards: (await import('../../cloudfunctions/jobs/boards')).boards,
    seals: (await import('../../cloudfunctions/jobs/seals')).seals,
    checks: (await import('../../cloudfunctions/jobs/checks')).checks,
    deeds: (await import('../../cloudfunctions/jobs/sweep')).sweeps.deed,
    statements: (await import('../../cloudfunctions/jobs/points/statements')).statements,
    returns: (await import('../../cloudfunctions/jobs/sweep')).sweeps.redemption,
  }
  return async (name, at) => {
    vi.useFakeTimers({ toFake: ['Date'], now: at })
    try {
      const kept = cloud.store.get('jobs', name) as never
      const { error } = await runSlice(jobs[name]!, kept ?? newJob(name), 20_000, () => true)
      if (error) throw error
    } finally {
      vi.useRealTimers()
    }
  }
}
