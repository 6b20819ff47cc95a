/**
 * What a notice that came out, or was entered again, does to a matter that is open: the day that is right now is recorded
 * as an event of its own. A told day never comes nearer; steps that lapsed or were answered, closed matters and rounds
 * that ended stay as they were. Replaying the event consults no calendar.
 */
import { limitAgain, limitUses, stepEnd } from '../../clock/deadlines'
import { isProvisional } from '../../clock/derivation'
import type { RuleSet } from '../../clock/policy'
import { endOfDay } from '../../clock/shanghai'
import { usesOf, versionOf, type Calendar, type CalendarUse, type Counted } from '../../clock/workday'
import type { FactOf, RunningStep, StepCalendars } from '../events'
import { awaitsRevisit, roundOf } from '../pieces/questions'
import type { Reminder, Ticket } from '../types'

interface Law {
  rules: RuleSet
  calendars: readonly Calendar[]
}

/** A step clock that runs, and how it was set. */
interface Running {
  step: RunningStep
  from: number
  dueAt: number
  /** Recorded once it has passed: what was said to be late stays late. */
  late: Reminder | null
}

/** The event that is owed, or null: everything hangs on the calendars that are in force. */
export function daysAgain(ticket: Ticket, law: Law): FactOf<'DaysCorrected'> | null {
  const { endedAt, derivation, limitAt } = roundOf(ticket)
  const limitOwed =
    endedAt === null && owed(derivation.calendars ?? [], limitUses(derivation, law.calendars), law)
  const limit = limitOwed ? limitAgain(derivation, law.calendars) : { dueAt: limitAt, derivation }
  const steps: Partial<Record<RunningStep, number>> = {}
  const calendars: StepCalendars = {}
  const before: CalendarUse[][] = limitOwed ? [changed(derivation.calendars ?? [], law)] : []
  let moved = limit.dueAt > limitAt
  for (const one of running(ticket)) {
    const told = ticket.stepCalendars?.[one.step] ?? []
    const end = endOf(ticket, one, limit.dueAt, law)
    const others = end.calendars.filter(({ version }) => version !== 1)
    if (others.length > 0) calendars[one.step] = others
    // Dispatching may use a share of the limit: it moves with it.
    const follows = one.step === 'dispatch' && limit.dueAt > limitAt
    if (!follows && !owed(told, end.calendars, law)) continue
    before.push(changed(told, law))
    const stays = one.late !== null && ticket.reminded[one.late] === true
    steps[one.step] = stays ? one.dueAt : Math.max(one.dueAt, end.at)
    moved ||= steps[one.step] !== one.dueAt
  }
  if (!limitOwed && Object.keys(steps).length === 0) return null
  const years = usesOf(limitUses(limit.derivation, law.calendars), ...before).map(({ year }) => year)
  const old = usesOf(...before)
  return {
    type: 'DaysCorrected',
    limitAt: limit.dueAt,
    derivation: limit.derivation,
    steps,
    from: years.map(year => old.find(one => one.year === year) ?? { year, version: 1 }),
    to: years.map(year => ({ year, version: versionOf(year, law.calendars) })),
    moved,
    ...(Object.keys(calendars).length > 0 ? { calendars } : {}),
  }
}

/** Whether the limit, or the step that runs now, hangs on a notice that is not out: its day is shown with a mark. */
export function isUncertain(ticket: Ticket): { limit: boolean; step: boolean } {
  const limit = roundOf(ticket).endedAt === null && isProvisional(roundOf(ticket).derivation)
  const step = running(ticket).some(one =>
    isProvisional({ calendars: ticket.stepCalendars?.[one.step] ?? [] }),
  )
  return { limit, step: step || (limit && isShare(ticket)) }
}

/** Whether the desk has a share of the limit to send it on, and not until the end of a workday. */
const isShare = (ticket: Ticket): boolean =>
  ticket.stage.state === 'submitted' &&
  !ticket.urgent &&
  ticket.stage.dispatchDueAt !== endOfDay(ticket.stage.dispatchDueAt)

/** A use that is not written down is that of a year's first calendar. */
const owed = (told: readonly CalendarUse[], now: readonly CalendarUse[], { calendars }: Law): boolean =>
  now.some(({ year, version }) => version !== (told.find(one => one.year === year)?.version ?? 1)) ||
  told.some(({ year, version }) => version !== versionOf(year, calendars))

const changed = (told: readonly CalendarUse[], { calendars }: Law): CalendarUse[] =>
  told.filter(({ year, version }) => version !== versionOf(year, calendars))

function running(ticket: Ticket): Running[] {
  switch (ticket.stage.state) {
    case 'submitted':
      return [
        {
          step: 'dispatch',
          from: ticket.stage.dispatchFrom,
          dueAt: ticket.stage.dispatchDueAt,
          late: 'dispatchLate',
        },
      ]
    case 'dispatched':
      return [
        { step: 'claim', from: ticket.stage.offer.at, dueAt: ticket.stage.offer.claimDueAt, late: null },
      ]
    case 'referred':
      return [
        {
          step: 'answer',
          from: ticket.stage.referredAt,
          dueAt: ticket.stage.answerDueAt,
          late: 'answerLate',
        },
      ]
    case 'resolved': {
      const from = roundOf(ticket).resolution?.at ?? ticket.at
      return [
        { step: 'rate', from, dueAt: ticket.stage.closeDueAt, late: null },
        ...(awaitsRevisit(ticket) && ticket.stage.revisitDueAt !== null
          ? [
              {
                step: 'revisit' as const,
                from,
                dueAt: ticket.stage.revisitDueAt,
                late: 'revisitLate' as const,
              },
            ]
          : []),
      ]
    }
    // A promise is a day that a person chose: no notice moves it.
    case 'claimed':
    case 'closed':
    case 'withdrawn':
    case 'declined':
    case 'merged':
      return []
  }
}

function endOf(
  { urgent }: Ticket,
  { step, from }: Running,
  limitAt: number,
  { rules, calendars }: Law,
): Counted {
  const limitDueAt = limitAt > from ? limitAt : Number.POSITIVE_INFINITY
  return stepEnd(step, {
    rules,
    from,
    calendars,
    urgent,
    ...(step === 'dispatch' ? { limitDueAt } : {}),
  })
}
