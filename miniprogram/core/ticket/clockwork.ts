/** What time itself brings about. `due` means passed: on time ⇔ now ≤ dueAt. */
import { amberAt } from '../clock/light'
import { canHandle } from './relations'
import type { Actor } from '../people/role'
import { awaitsRevisit, promiseOf, roundOf } from './questions'
import type { Reminder, Ticket } from './types'

/** Worst first: of several that came due together one is sent and covers the others. */
export const REMINDERS: readonly Reminder[] = [
  'late',
  'promiseLate',
  'revisitLate',
  'answerLate',
  'dispatchLate',
  'soonLate',
]

export type ClockVerb = 'lapse' | 'close' | 'reassign' | 'remind'

export const mayLapse = (ticket: Ticket, now: number): boolean =>
  ticket.stage.state === 'dispatched' && ticket.stage.offer.claimDueAt < now

/** Seven days after resolving, whatever was rated: the state must not tell the score. A missing revisit holds it. */
export const mayClose = (ticket: Ticket, now: number): boolean =>
  ticket.stage.state === 'resolved' && !awaitsRevisit(ticket) && ticket.stage.closeDueAt < now

/**
 * What the clock presses now, or null. At most one event per ticket and sweep, worst first, so that a sweep that was down
 * for days sends one notice. `holder`: the holder as they are now; null when gone; left out when not looked up.
 */
export function clockVerb(ticket: Ticket, now: number, holder?: Actor | null): ClockVerb | null {
  if (mayLapse(ticket, now)) return 'lapse'
  if (mayClose(ticket, now)) return 'close'
  if (ticket.stage.state === 'claimed' && holder !== undefined && !(holder && canHandle(holder, ticket, now)))
    return 'reassign'
  return dueReminders(ticket, now).length > 0 ? 'remind' : null
}

/** Reminders whose moment has passed and that were not recorded yet, worst first. */
export const dueReminders = (ticket: Ticket, now: number): Reminder[] =>
  pending(ticket)
    .filter(({ at }) => at < now)
    .map(({ kind }) => kind)

/** The earliest moment after which the clock has something to press; null when nothing is left for it. */
export function nextDueAt(ticket: Ticket): number | null {
  const moments = pending(ticket).map(({ at }) => at)
  if (ticket.stage.state === 'dispatched') moments.push(ticket.stage.offer.claimDueAt)
  if (ticket.stage.state === 'resolved' && !awaitsRevisit(ticket)) moments.push(ticket.stage.closeDueAt)
  return moments.length > 0 ? Math.min(...moments) : null
}

/** Every reminder still to come in this state, worst first. */
function pending(ticket: Ticket): { kind: Reminder; at: number }[] {
  return REMINDERS.flatMap(kind => {
    const at = ticket.reminded[kind] ? null : momentOf(ticket, kind)
    return at === null ? [] : [{ kind, at }]
  })
}

function momentOf(ticket: Ticket, kind: Reminder): number | null {
  const { startedAt, limitAt } = roundOf(ticket)
  const running =
    ticket.stage.state === 'submitted' ||
    ticket.stage.state === 'dispatched' ||
    ticket.stage.state === 'claimed' ||
    ticket.stage.state === 'referred'
  switch (kind) {
    case 'late':
      return running ? limitAt : null
    // Once late, nobody needs to hear that it will soon be.
    case 'soonLate':
      return running && !ticket.reminded.late ? amberAt(startedAt, limitAt) : null
    case 'promiseLate':
      return ticket.stage.state === 'claimed' ? (promiseOf(ticket)?.promisedAt ?? null) : null
    case 'revisitLate':
      return awaitsRevisit(ticket) && ticket.stage.state === 'resolved' ? ticket.stage.revisitDueAt : null
    case 'answerLate':
      return ticket.stage.state === 'referred' ? ticket.stage.answerDueAt : null
    case 'dispatchLate':
      return ticket.stage.state === 'submitted' ? ticket.stage.dispatchDueAt : null
  }
}
