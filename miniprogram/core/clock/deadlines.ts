import type { Derivation } from './derivation'
import { mergeHolds, type Hold } from './hold'
import type { RuleSet, Step, SubCategory, Track } from './policy'
import { addDays, endOfDay, startOfDay, yearOf } from './shanghai'
import { spanEnd, type Span } from './span'
import { endOfWorkday, isClockError, type Calendar, type ClockError, type Counted } from './workday'

export type LimitQuestion = {
  /** The version in force when the ticket was submitted. */
  readonly rules: RuleSet
  /** From `subOf`; null while nobody has chosen one. */
  readonly sub: SubCategory | null
  readonly track: Track
  /** When this round began: submission, or the reopening. */
  readonly submittedAt: number
  readonly calendars: readonly Calendar[]
  /** The ticket's source: a petition on track 3 has the petition's limit. */
  readonly source?: string
  readonly holds?: readonly Hold[]
}

export type Limit = { readonly dueAt: number; readonly derivation: Derivation }

/** The total clock: until when this round must be resolved, and why. */
export function limitFor(question: LimitQuestion): Limit | ClockError {
  const { rules, sub, track, submittedAt, calendars } = question
  const rule = ruleFor(question)
  const base = spanEnd(submittedAt, rule.span, calendars)
  if (isClockError(base)) return base
  const holds = mergeHolds(question.holds ?? [], submittedAt)
  const end = pushedBy(holds, base, rule.span, calendars)
  if (isClockError(end)) return end
  const derivation: Derivation = {
    ...rule,
    version: rules.version,
    track,
    sub: sub?.words ?? null,
    startedAt: submittedAt,
    skipped: end.skipped,
    holds: holds.filter(({ from }) => from <= end.at),
    dueAt: end.at,
  }
  return { dueAt: end.at, derivation }
}

type Rule = Pick<Derivation, 'basis' | 'span' | 'source'>

function ruleFor({ rules, sub, track, source }: LimitQuestion): Rule {
  const unit = sub?.unit ?? 'days'
  if (track === 3) {
    const id = source === 'petition' ? 'petitionHandle' : (sub?.statute ?? rules.tracks[3].statute)
    const { n, unit: lawful, source: article } = rules.statutes[id]
    return { basis: 'statute', span: { n, unit: lawful }, source: article }
  }
  if (sub?.days !== undefined && sub.track === track)
    return { basis: 'sub', span: { n: sub.days, unit }, source: null }
  return { basis: 'track', span: { n: rules.tracks[track].days, unit }, source: null }
}

// The time held is added, then the day is filled up: a limit never ends in the middle of a day.
function pushedBy(
  holds: readonly Hold[],
  base: Counted,
  span: Span,
  calendars: readonly Calendar[],
): Counted | ClockError {
  let end = base
  let held = 0
  for (const { from, to } of holds) {
    if (from > end.at) break
    held += to - from
    const at = base.at + held
    const filled = span.unit === 'workdays' ? endOfWorkday(at, calendars) : { at: endOfDay(at), skipped: [] }
    if (isClockError(filled)) return filled
    end = { at: filled.at, skipped: [...base.skipped, ...filled.skipped] }
  }
  return end
}

export type StepQuestion = {
  readonly rules: RuleSet
  /** When the step began. */
  readonly from: number
  readonly calendars: readonly Calendar[]
  /** Dispatching and claiming an urgent ticket: one hour each. */
  readonly urgent?: boolean
}

/** The end of a step or window. Dispatching also needs the ticket's limit, of which it may use 40 %. */
export function stepDue(
  step: 'dispatch',
  question: StepQuestion & { readonly limitDueAt: number },
): number | ClockError
export function stepDue(step: Exclude<Step, 'dispatch'>, question: StepQuestion): number | ClockError
export function stepDue(
  step: Step,
  question: StepQuestion & { readonly limitDueAt?: number },
): number | ClockError {
  const { rules, from, calendars, urgent = false, limitDueAt } = question
  const hurried = urgent && (step === 'dispatch' || step === 'claim')
  const end = spanEnd(from, rules.steps[hurried ? 'urgent' : step], calendars)
  const cap =
    step === 'dispatch' && limitDueAt !== undefined ? dispatchCap(rules, from, limitDueAt) : Infinity
  if (!isClockError(end)) return Math.min(end.at, cap)
  // Workdays of an unknown year cannot come before that year: an earlier cap decides without guessing.
  return cap < newYear(end.year, from) ? cap : end
}

/** The latest moment of dispatching whatever the calendar says: 40 % of the limit. */
export const dispatchCap = (rules: RuleSet, from: number, limitDueAt: number): number =>
  from + Math.floor(((limitDueAt - from) * rules.dispatchPercent) / 100)

// The unknown year is that of `from`, or of a day soon after it.
function newYear(year: number, from: number): number {
  let at = startOfDay(from)
  while (yearOf(at) < year) at = addDays(at, 1)
  return at
}
