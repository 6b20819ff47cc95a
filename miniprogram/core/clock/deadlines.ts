import type { Derivation } from './derivation'
import { mergePauses, type Pause } from './pause'
import type { RuleSet, SubCategory, Track } from './policy'
import { endOfDay } from './shanghai'
import { spanEnd, type Span } from './span'
import { hurries, isCapped, type CappedStep, type FreeStep, type RuleStep } from './steps'
import { endOfWorkday, usesOf, type Calendar, type CalendarUse, type Counted } from './workday'

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
  readonly pauses?: readonly Pause[]
}

export type Limit = { readonly dueAt: number; readonly derivation: Derivation }

/** The total clock: until when this round must be resolved, and why. */
export function limitFor(question: LimitQuestion): Limit {
  const { rules, sub, track, submittedAt, calendars } = question
  const rule = ruleFor(question)
  const pauses = mergePauses(question.pauses ?? [], submittedAt)
  const end = pushedBy(pauses, spanEnd(submittedAt, rule.span, calendars), rule.span, calendars)
  const derivation: Derivation = {
    ...rule,
    version: rules.version,
    track,
    sub: sub?.label ?? null,
    startedAt: submittedAt,
    skipped: end.skipped,
    pauses: pauses.filter(({ from }) => from <= end.at),
    dueAt: end.at,
    ...notFirst(end.calendars),
  }
  return { dueAt: end.at, derivation }
}

/** Calendars other than the first of their year: those a day may still hang on. */
const notFirst = (all: readonly CalendarUse[]): Pick<Derivation, 'calendars'> => {
  const calendars = all.filter(({ version }) => version !== 1)
  return calendars.length > 0 ? { calendars } : {}
}

/**
 * The same limit by today's calendars. A day that was told never comes nearer: where the notice would have it earlier,
 * the told day stays, and the derivation says so.
 */
export function limitAgain(told: Derivation, calendars: readonly Calendar[]): Limit {
  const { startedAt, span, pauses } = told
  const end = pushedBy(pauses, spanEnd(startedAt, span, calendars), span, calendars)
  const { calendars: _, notedAt: __, ...same } = told
  const now = notFirst(end.calendars)
  return end.at >= told.dueAt
    ? { dueAt: end.at, derivation: { ...same, skipped: end.skipped, dueAt: end.at, ...now } }
    : { dueAt: told.dueAt, derivation: { ...same, notedAt: end.at, ...now } }
}

/** With a day that was agreed: the limit is never before it, whatever rule or calendar is applied to it. */
export function withAgreed({ dueAt, derivation }: Limit, agreedAt: number | undefined): Limit {
  if (agreedAt === undefined) return { dueAt, derivation }
  const later = Math.max(dueAt, agreedAt)
  return { dueAt: later, derivation: { ...derivation, agreedAt, dueAt: later } }
}

/** Which calendars the limit hangs on now; empty when it counts no workdays. */
export const limitUses = (told: Derivation, calendars: readonly Calendar[]): readonly CalendarUse[] =>
  pushedBy(told.pauses, spanEnd(told.startedAt, told.span, calendars), told.span, calendars).calendars

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

// The time paused is added, then the day is filled up: a limit never ends in the middle of a day.
function pushedBy(
  pauses: readonly Pause[],
  base: Counted,
  span: Span,
  calendars: readonly Calendar[],
): Counted {
  let end = base
  let paused = 0
  for (const { from, to } of pauses) {
    if (from > end.at) break
    paused += to - from
    const at = base.at + paused
    const filled =
      span.unit === 'workdays'
        ? endOfWorkday(at, calendars)
        : { at: endOfDay(at), skipped: [], calendars: [] }
    end = {
      at: filled.at,
      skipped: [...base.skipped, ...filled.skipped],
      calendars: usesOf(base.calendars, filled.calendars),
    }
  }
  return end
}

export type StepQuestion = {
  readonly rules: RuleSet
  /** When the step began. */
  readonly from: number
  readonly calendars: readonly Calendar[]
  /** Steps that hurry take an hour then. */
  readonly urgent?: boolean
}

/** The end of a step or window, and the calendars it hangs on. A capped one may use 40 % of the ticket's limit. */
export function stepEnd(
  step: RuleStep,
  { rules, from, calendars, urgent = false, limitDueAt }: StepQuestion & { readonly limitDueAt?: number },
): Counted {
  const end = spanEnd(from, rules.steps[urgent && hurries(step) ? 'urgent' : step], calendars)
  const cap = isCapped(step) && limitDueAt !== undefined ? dispatchCap(rules, from, limitDueAt) : Infinity
  // What the cap decides hangs on no calendar of its own.
  return cap < end.at ? { at: cap, skipped: [], calendars: [] } : end
}

/** When `stepEnd` is. */
export function stepDue(step: CappedStep, question: StepQuestion & { readonly limitDueAt: number }): number
export function stepDue(step: FreeStep, question: StepQuestion): number
export function stepDue(step: RuleStep, question: StepQuestion & { readonly limitDueAt?: number }): number {
  return stepEnd(step, question).at
}

/** The latest moment of dispatching whatever the calendar says: 40 % of the limit. */
export const dispatchCap = (rules: RuleSet, from: number, limitDueAt: number): number =>
  from + Math.floor(((limitDueAt - from) * rules.dispatchPercent) / 100)
