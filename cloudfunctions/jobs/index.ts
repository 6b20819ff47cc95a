/** The one timer, every five minutes. Not callable by phones (permissions.json); refused here once more. */
import { callBy } from '../_platform/calls/guard'
import { refuse } from '../../miniprogram/core/refusal'
import { boards } from './boards'
import { calendarMissing, calendars } from './tickets/calendars'
import { checks } from './checks'
import { expired } from './expired'
import { hiddenCounts } from './hidden-counts'
import { imports } from './imports'
import { letters } from './letters'
import { listings } from './listings'
import { outbox } from './notices/outbox'
import { postsEnded } from './tickets/posts-ended'
import { prints } from './prints'
import { probe } from './probe'
import { proof } from './due/proof'
import { regroupings } from './regroupings'
import { seals } from './seals'
import { sends } from './notices/sends'
import { statements } from './points/statements'
import { selves } from './tickets/selves'
import { sweeps } from './sweep'
import { tags } from './tags'
import { texts } from './texts'
import { tick, type Budgeted } from './due/tick'
import type { ProcessKind } from '../_journal/keeping'
import type { Daily } from '../_platform/due/daily'
import type { DailyJob } from './slice'

/** In this order: what is due, who must hear of it, what follows from it. Together less than the function's 60 s. */
const JOBS = {
  calendars: [calendars, 6000],
  ticket: [sweeps.ticket, 12_000],
  postsEnded: [postsEnded, 4000],
  selves: [selves, 3000],
  regroupings: [regroupings, 6000],
  deed: [sweeps.deed, 6000],
  honour: [sweeps.honour, 2000],
  redemption: [sweeps.redemption, 4000],
  feedback: [sweeps.feedback, 2000],
  calendarMissing: [calendarMissing, 2000],
  letters: [letters, 3000],
  outbox: [outbox, 8000],
  sends: [sends, 14_000],
  boards: [boards, 8000],
  checks: [checks, 3000],
  texts: [texts, 3000],
  probe: [probe, 6000],
  imports: [imports, 4000],
  prints: [prints, 3000],
  listings: [listings, 3000],
  tags: [tags, 2000],
  seals: [seals, 6000],
  statements: [statements, 5000],
  hiddenCounts: [hiddenCounts, 5000],
  expired: [expired, 3000],
  proof: [proof, 8000],
} satisfies Record<string, Budgeted> &
  Record<Daily, readonly [DailyJob, number]> &
  Record<ProcessKind, Budgeted>

/** The function is ended after 60 s; the last item may take nine. */
const LONGEST_MS = 48_000

export async function main(event: unknown, context: unknown): Promise<unknown> {
  if (!callBy('timer', 'jobs', event, context)) {
    const { refused, message, retry } = refuse('NOT_ALLOWED')
    return { ok: false, code: refused, message, retry }
  }
  return { ok: true, data: await tick(Object.values(JOBS), LONGEST_MS) }
}
