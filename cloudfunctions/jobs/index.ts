/** The one timer, every five minutes. Not callable by phones (permissions.json); refused here once more. */
import { callBy } from '../_platform/guard'
import { refuse } from '../../miniprogram/core/refusal'
import { boards } from './boards'
import { calendarMissing, calendars } from './tickets/calendars'
import { checks } from './checks'
import { credits } from './points/credits'
import { expired } from './expired'
import { hiddenCounts } from './hidden-counts'
import { honours } from './points/honours'
import { outbox } from './notices/outbox'
import { postsEnded } from './tickets/posts-ended'
import { probe } from './probe'
import { proof } from './due/proof'
import { returns } from './points/returns'
import { seals } from './seals'
import { sends } from './notices/sends'
import { statements } from './points/statements'
import { selves } from './tickets/selves'
import { sweep } from './tickets/sweep'
import { texts } from './texts'
import { tick, type Budgeted } from './due/tick'

/** In this order: what is due, who must hear of it, what follows from it. Together less than the function's 60 s. */
const JOBS: readonly Budgeted[] = [
  [calendars, 6000],
  [sweep, 12_000],
  [postsEnded, 4000],
  [selves, 3000],
  [credits, 6000],
  [honours, 2000],
  [returns, 4000],
  [calendarMissing, 2000],
  [outbox, 8000],
  [sends, 14_000],
  [boards, 8000],
  [checks, 3000],
  [texts, 3000],
  [probe, 6000],
  [seals, 6000],
  [statements, 5000],
  [hiddenCounts, 5000],
  [expired, 3000],
  [proof, 8000],
]

/** The function is ended after 60 s; the last item may take nine. */
const LONGEST_MS = 48_000

export async function main(event: unknown, context: unknown): Promise<unknown> {
  if (!callBy('timer', 'jobs', event, context)) {
    const { refused, says, retry } = refuse('NOT_ALLOWED')
    return { ok: false, code: refused, says, retry }
  }
  return { ok: true, data: await tick(JOBS, LONGEST_MS) }
}
