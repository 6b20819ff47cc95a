/** Rates are counted over rounds: which of them belong to a month, and when nothing in it can change any more. */
import { addDays, endOfDay, fromDayKey, monthKey } from '../clock/shanghai'
import { days } from '../clock/units'
import type { Round, Ticket } from '../ticket/types'

export interface CountedRound {
  ticket: Ticket
  round: Round /** The ticket's newest round. */
  last: boolean
}

/** Ended without the village having been asked to do it: left out of every rate. */
const LEFT_OUT: readonly Ticket['state'][] = ['merged', 'withdrawn', 'declined']

/** The rounds whose limit day lies in the month. An earlier round of a ticket withdrawn later still counts. */
export function roundsOf(tickets: readonly Ticket[], month: string): CountedRound[] {
  return tickets.flatMap(ticket =>
    ticket.rounds.flatMap(round => {
      const last = round.n === ticket.rounds.length
      if (monthKey(round.limitAt) !== month || (last && LEFT_OUT.includes(ticket.state))) return []
      return [{ ticket, round, last }]
    }),
  )
}

/** A requester may rate until 30 days after closing (the rules' `rateWindowAfterClose`). */
export const RATE_WINDOW_DAYS = 30

/** The end of the month's last rating window; null while one has not even begun. */
export function sealedAt(rounds: readonly CountedRound[], month: string): number | null {
  let end = endOfMonth(month)
  for (const { ticket, last } of rounds) {
    if (!last) continue
    if (ticket.state !== 'closed') return null
    end = Math.max(end, endOfDay(addDays(ticket.closedAt, RATE_WINDOW_DAYS)))
  }
  return end
}

const endOfMonth = (month: string): number => {
  const inNext = fromDayKey(`${month}-01`) + days(31)
  return fromDayKey(`${monthKey(inNext) === month ? monthKey(inNext + days(1)) : monthKey(inNext)}-01`) - 1
}
