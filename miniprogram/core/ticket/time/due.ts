/** What an order waits for. `due` means passed: on time ⇔ now ≤ dueAt. */
import { dueReminders as kitDueReminders, nextDueAt as kitNextDueAt } from '../../process/clocks'
import type { TicketKinds } from '../kinds'
import { CLOCKS, REMINDERS, REQUESTS } from '../timers'
import type { Reminder, Ticket } from '../types'

/** Reminders whose moment has passed and that were not recorded yet, worst first. */
export const dueReminders = (ticket: Ticket, now: number): Reminder[] =>
  kitDueReminders<TicketKinds>({ reminders: REMINDERS }, ticket, now)

/** The earliest moment after which the clock has something to press; null when nothing is left for it. */
export const nextDueAt = (ticket: Ticket): number | null =>
  kitNextDueAt<TicketKinds>({ clocks: CLOCKS, reminders: REMINDERS, requests: REQUESTS }, ticket)
