/** The clock's answers as the deciders want them. `ctx.note` hears which calendars a step hangs on. */
import { limitFor, stepEnd, type Limit } from '../../clock/deadlines'
import { subOf } from '../../clock/policy'
import { UNDECIDED } from '../../clock/undecided'
import type { FreeStep, RuleStep } from '../../clock/steps'
import { needsRevisit } from '../pieces/selectors'
import type { Category, Source, Ticket, Track } from '../types'
import type { RequestName } from '../events'
import type { Ctx } from '../kinds'
import { REQUESTS } from '../timers'

/** The end of a round that began at `startedAt`. */
export function limit(
  ctx: Ctx,
  { sub, track, source }: { sub: string; track: Track; source: Source },
  startedAt: number,
): Limit {
  return limitFor({
    rules: ctx.rules,
    sub: subOf(ctx.rules, sub),
    track,
    submittedAt: startedAt,
    calendars: ctx.calendars,
    source,
  })
}

/** Until when the desk must dispatch. After the limit has passed only the step itself counts. */
export function dispatchDue(ctx: Ctx, limitAt: number, urgent: boolean): number {
  const limitDueAt = limitAt > ctx.now ? limitAt : Number.POSITIVE_INFINITY
  return noted(ctx, 'dispatch', ctx.now, { urgent, limitDueAt })
}

export function due(ctx: Ctx, step: FreeStep, from = ctx.now, urgent?: boolean): number {
  return noted(ctx, step, from, { urgent })
}

/** Until when a request must be answered that is asked now, as its row says; null: it waits. */
export function answerBy(ctx: Ctx, request: RequestName): number | null {
  const { within } = REQUESTS[request]
  if (within === null) return null
  const end = stepEnd(within, { rules: ctx.rules, from: ctx.now, calendars: ctx.calendars })
  ctx.note?.(request, end.calendars)
  return end.at
}

function noted(
  ctx: Ctx,
  step: RuleStep,
  from: number,
  more: { urgent?: boolean | undefined; limitDueAt?: number },
): number {
  const end = stepEnd(step, { rules: ctx.rules, from, calendars: ctx.calendars, ...more })
  ctx.note?.(step, end.calendars)
  return end.at
}

/** The two clocks that start when the work has ended: to rate, and to be revisited where that is required. */
export function endings(ctx: Ctx, ticket: Ticket): { closeDueAt: number; revisitDueAt: number | null } {
  return { closeDueAt: due(ctx, 'rate'), revisitDueAt: needsRevisit(ticket) ? due(ctx, 'revisit') : null }
}

/** Whether these rules know the sub-category, and under that category. */
export const knows = (ctx: Ctx, category: Category, sub: string): boolean =>
  subOf(ctx.rules, sub)?.category === category

/** The same where somebody decides: what nobody decided yet is no kind. */
export const decides = (ctx: Ctx, category: Category, sub: string): boolean =>
  sub !== UNDECIDED.id && knows(ctx, category, sub)

/** The end of a window that the closing opens; null before that. */
export const afterClosing = (
  ctx: Ctx,
  step: 'rateWindowAfterClose' | 'committeeRate' | 'residentReopen' | 'supervisorReopen',
  { stage }: Ticket,
): number | null => (stage.state === 'closed' ? due(ctx, step, stage.closedAt) : null)
