/** The clock's answers as the deciders want them: a year without a calendar is a refusal. */
import { limitFor, stepDue, type Limit } from '../../clock/deadlines'
import { subOf, type Step } from '../../clock/policy'
import { isClockError, type ClockError } from '../../clock/workday'
import { refuse, type Refusal } from '../../refusal'
import { needsRevisit } from '../questions'
import type { Category, Source, Ticket, Track } from '../types'
import type { Ctx } from './decision'

const orRefuse = <T>(answer: T | ClockError): T | Refusal =>
  isClockError(answer) ? refuse('NO_CALENDAR', { year: answer.year }) : answer

/** The end of a round that began at `startedAt`. */
export function limit(
  ctx: Ctx,
  { sub, track, source }: { sub: string; track: Track; source: Source },
  startedAt: number,
): Limit | Refusal {
  return orRefuse(
    limitFor({
      rules: ctx.rules,
      sub: subOf(ctx.rules, sub),
      track,
      submittedAt: startedAt,
      calendars: ctx.calendars,
      source,
    }),
  )
}

/** Until when the desk must dispatch. After the limit has passed only the step itself counts. */
export function dispatchDue(ctx: Ctx, limitAt: number, urgent: boolean): number | Refusal {
  const limitDueAt = limitAt > ctx.now ? limitAt : Number.POSITIVE_INFINITY
  return orRefuse(
    stepDue('dispatch', { rules: ctx.rules, from: ctx.now, calendars: ctx.calendars, urgent, limitDueAt }),
  )
}

export function due(
  ctx: Ctx,
  step: Exclude<Step, 'dispatch'>,
  from = ctx.now,
  urgent = false,
): number | Refusal {
  return orRefuse(stepDue(step, { rules: ctx.rules, from, calendars: ctx.calendars, urgent }))
}

/** The two clocks that start when the work has ended: to rate, and to be revisited where that is required. */
export function endings(
  ctx: Ctx,
  ticket: Ticket,
): { closeDueAt: number; revisitDueAt: number | null } | Refusal {
  const closeDueAt = due(ctx, 'rate')
  if (typeof closeDueAt !== 'number') return closeDueAt
  if (!needsRevisit(ticket)) return { closeDueAt, revisitDueAt: null }
  const revisitDueAt = due(ctx, 'revisit')
  return typeof revisitDueAt === 'number' ? { closeDueAt, revisitDueAt } : revisitDueAt
}

/** Whether these rules know the sub-category, and under that category. */
export const knows = (ctx: Ctx, category: Category, sub: string): boolean =>
  subOf(ctx.rules, sub)?.category === category
