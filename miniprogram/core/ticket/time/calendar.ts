/**
 * What a notice that came out, or was entered again, does to a matter that is open: the day that is right now is recorded
 * as an event of its own. A told day never comes nearer; steps that lapsed or were answered, closed matters and rounds
 * that ended stay as they were. Replaying the event consults no calendar.
 */
import { limitUses, stepEnd } from '../../clock/deadlines'
import { isProvisional } from '../../clock/derivation'
import type { RuleSet } from '../../clock/policy'
import { endOfDay } from '../../clock/shanghai'
import { isCapped, type FreeStep, type RuleStep } from '../../clock/steps'
import { usesOf, versionOf, type Calendar, type CalendarUse, type Counted } from '../../clock/workday'
import type { FactOf, RequestName, RunningStep, StepCalendars } from '../events'
import { awaitsRevisit, roundOf } from '../pieces/selectors'
import { REQUESTS } from '../timers'
import type { Reminder, Ticket } from '../types'
import { limitByCalendars } from './running-limit'

interface Law {
  rules: RuleSet
  calendars: readonly Calendar[]
}

/** A day that somebody waits for, and how it was set. `step`: the rule that says how long. */
interface Running {
  name: RunningStep | RequestName
  step: RuleStep
  from: number
  dueAt: number
  /** Recorded once it has passed: what was said to be late stays late. */
  late: Reminder | null
}

/** The event that is owed, or null: everything hangs on the calendars that are in force. */
export function daysAgain(
  ticket: Ticket,
  law: Law,
  requests: Deadlines = REQUESTS,
): FactOf<'DaysCorrected'> | null {
  const { endedAt, derivation, limitAt } = roundOf(ticket)
  const limitOwed =
    endedAt === null && owed(derivation.calendars ?? [], limitUses(derivation, law.calendars), law)
  const limit = limitOwed ? limitByCalendars(ticket, law.calendars) : { limitAt, derivation }
  const steps: FactOf<'DaysCorrected'>['steps'] = {}
  const calendars: StepCalendars = {}
  const before: (readonly CalendarUse[])[] = limitOwed ? [derivation.calendars ?? []] : []
  let moved = limit.limitAt > limitAt
  for (const one of [...runningSteps(ticket), ...waiting(ticket, requests)]) {
    const told = ticket.stepCalendars?.[one.name] ?? []
    const end = endOf(ticket, one, limit.limitAt, law)
    calendars[one.name] = end.calendars.filter(({ version }) => version !== 1)
    // What may use a share of the limit moves with it.
    const follows = isCapped(one.step) && limit.limitAt > limitAt
    if (!follows && !owed(told, end.calendars, law)) continue
    before.push(told)
    const stays = one.late !== null && ticket.reminded[one.late] === true
    const at = stays ? one.dueAt : Math.max(one.dueAt, end.at)
    steps[one.name] = at
    moved ||= at !== one.dueAt
  }
  if (!limitOwed && Object.keys(steps).length === 0) return null
  const years = usesOf(limitUses(limit.derivation, law.calendars), ...before).map(({ year }) => year)
  const old = usesOf(...before)
  return {
    type: 'DaysCorrected',
    ...limit,
    steps,
    from: years.map(year => old.find(one => one.year === year) ?? { year, version: 1 }),
    to: years.map(year => ({ year, version: versionOf(year, law.calendars) })),
    moved,
    calendars,
  }
}

/** Whether the limit, or the step that runs now, hangs on a notice that is not out: its day is shown with a mark. */
export function isUncertain(ticket: Ticket): { limit: boolean; step: boolean } {
  const limit = roundOf(ticket).endedAt === null && isProvisional(roundOf(ticket).derivation)
  const step = runningSteps(ticket).some(({ name }) =>
    isProvisional({ calendars: ticket.stepCalendars?.[name] ?? [] }),
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

const stepOf = (step: RunningStep, from: number, dueAt: number, late: Reminder | null = null): Running => ({
  name: step,
  step,
  from,
  dueAt,
  late,
})

/** The steps that run in this state. */
export function runningSteps(ticket: Ticket): Running[] {
  const { stage } = ticket
  switch (stage.state) {
    case 'submitted':
      return [stepOf('dispatch', stage.dispatchFrom, stage.dispatchDueAt, 'dispatchLate')]
    case 'dispatched':
      return [stepOf('claim', stage.offer.at, stage.offer.claimDueAt)]
    case 'referred':
      return [stepOf('answer', stage.referredAt, stage.answerDueAt, 'answerLate')]
    case 'resolved': {
      const from = roundOf(ticket).resolution?.at ?? ticket.at
      const revisit =
        awaitsRevisit(ticket) && stage.revisitDueAt !== null
          ? [stepOf('revisit', from, stage.revisitDueAt, 'revisitLate')]
          : []
      return [stepOf('rate', from, stage.closeDueAt), ...revisit]
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

/** How long the answer to a request may take. */
type Deadlines = { readonly [R in RequestName]: { readonly within: FreeStep | null } }
/** What waits for an answer by a day of its own. */
const waiting = ({ requests }: Ticket, rows: Deadlines): Running[] =>
  (Object.keys(requests) as RequestName[]).flatMap(name => {
    const [asked, step] = [requests[name], rows[name].within]
    return asked?.dueAt == null || step === null
      ? []
      : [{ name, step, from: asked.at, dueAt: asked.dueAt, late: null }]
  })

function endOf(
  { urgent }: Ticket,
  { step, from }: Running,
  limitAt: number,
  { rules, calendars }: Law,
): Counted {
  const limitDueAt = limitAt > from ? limitAt : Number.POSITIVE_INFINITY
  return stepEnd(step, { rules, from, calendars, urgent, limitDueAt })
}
