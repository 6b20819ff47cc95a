/** What time itself brings about. `due` means passed: on time ⇔ now ≤ dueAt. */
import { canHandle } from '../sight/relations'
import type { Actor } from '../../people/role'
import { dueReminders as kitDueReminders, nextDueAt as kitNextDueAt } from '../../process/clocks'
import type { TicketKinds } from '../kinds'
import { awaitsRevisit } from '../pieces/questions'
import { CLOCKS, REMINDERS, REQUESTS } from '../timers'
import type { Reminder, Ticket } from '../types'

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
  kitDueReminders<TicketKinds>({ reminders: REMINDERS }, ticket, now)

/** The earliest moment after which the clock has something to press; null when nothing is left for it. */
export const nextDueAt = (ticket: Ticket): number | null =>
  kitNextDueAt<TicketKinds>({ clocks: CLOCKS, reminders: REMINDERS, requests: REQUESTS }, ticket)
