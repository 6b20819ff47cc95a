/** What time itself brings about. */
import { dueVerb } from '../../process/clocks'
import type { SilentVerb } from '../commands'
import { ticketProcess } from '../process'
import type { Ticket } from '../types'
import { dueReminders } from './due'

/**
 * What the clock presses now, typing nothing; null when nothing is due. What moves the order or answers a request comes
 * before what only reminds of it; of several reminders one is given, so that a sweep that was down for days sends one
 * notice.
 */
export const clockVerb = (ticket: Ticket, now: number): SilentVerb | null =>
  // The process was checked when it was loaded: what its tables name, the clock may press without a word.
  (dueVerb(ticketProcess, ticket, now) as SilentVerb | null) ??
  (dueReminders(ticket, now).length > 0 ? 'remind' : null)
