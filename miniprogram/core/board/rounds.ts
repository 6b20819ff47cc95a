/** Rates are counted over rounds: which of them belong to a month, and when nothing in it can change any more. */
import { stepDue } from '../clock/deadlines'
import type { RuleSet } from '../clock/policy'
import { fromDayKey, monthKey } from '../clock/shanghai'
import { days } from '../clock/units'
import type { Calendar } from '../clock/workday'
import { fellDueAt } from '../ticket/pieces/selectors'
import type { Resolution, Round, State, Ticket } from '../ticket/types'

export interface CountedRound {
  ticket: Ticket
  round: Round
  /** The ticket's newest round. */
  last: boolean
  /** How the work ended; of a merged order, how that of the one it was merged into did. */
  end: Resolution | null
  /** The order this one was merged into, when it is merged. */
  target: Ticket | null
}

/** Orders that others were merged into, by id. */
export type Targets = Readonly<Record<string, Ticket | undefined>>

/** The rounds whose limit day lies in the month. No verb takes a round out of the month it first fell due in. */
export function roundsOf(tickets: readonly Ticket[], month: string, targets: Targets = {}): CountedRound[] {
  return tickets.flatMap(ticket =>
    ticket.rounds.flatMap((round): CountedRound[] => {
      if (monthKey(fellDueAt(round)) !== month) return []
      const last = round.n === ticket.rounds.length
      const target = (last && ticket.stage.state === 'merged' && targets[ticket.stage.into]) || null
      return [
        {
          ticket,
          round,
          last,
          end: target ? endAfter(target, round.endedAt ?? 0) : round.resolution,
          target,
        },
      ]
    }),
  )
}

/** The first result of the order that stayed, after the other one had joined it. */
const endAfter = (target: Ticket, from: number): Resolution | null =>
  target.rounds.flatMap(({ resolution }) => resolution ?? []).find(({ at }) => at >= from) ?? null

/**
 * How a newest round counts once its order has left the way of work. `afterwards`: only if it had fallen due, or a day
 * was promised, before it left: an order that is already late is not made good by putting it elsewhere.
 */
const COUNTS: Record<State, 'always' | 'afterwards' | 'never'> = {
  submitted: 'always',
  dispatched: 'always',
  claimed: 'always',
  referred: 'always',
  resolved: 'always',
  closed: 'always',
  merged: 'afterwards',
  declined: 'afterwards',
  withdrawn: 'never',
}

/** `due`: when the clock in question ran out. */
export function counts({ ticket, round, last }: CountedRound, due: number | null): boolean {
  const how = last ? COUNTS[ticket.stage.state] : 'always'
  if (how !== 'afterwards') return how === 'always'
  return round.promises.length > 0 || (due !== null && due < (round.endedAt ?? Infinity))
}

/** Until when an order may be rated that was closed at this moment: by the rules that the order keeps. */
export type RatableUntil = (rules: string, closedAt: number) => number

/** The same window that the verb `rate` has. */
export const ratableBy =
  (rulesOf: (version: string) => RuleSet, calendars: readonly Calendar[]): RatableUntil =>
  (rules, from) =>
    stepDue('rateWindowAfterClose', { rules: rulesOf(rules), from, calendars })

/** The end of the month's last rating window; null while one has not even begun. */
export function sealedAt(
  rounds: readonly CountedRound[],
  month: string,
  ratableUntil: RatableUntil,
): number | null {
  let end = endOfMonth(month)
  for (const one of rounds) {
    if (!one.last) continue
    const over = windowEnd(one, ratableUntil)
    if (over === null) return null
    end = Math.max(end, over)
  }
  return end
}

function windowEnd({ ticket, target }: CountedRound, ratableUntil: RatableUntil): number | null {
  const rated = target ?? ticket
  switch (rated.stage.state) {
    case 'closed':
      // Each is rated under its own number, by its own rules.
      return ratableUntil(ticket.rules, rated.stage.closedAt)
    case 'withdrawn':
    case 'declined':
    case 'merged':
      // Nobody rates it, or nothing is known of the one it went into.
      return 0
    case 'submitted':
    case 'dispatched':
    case 'claimed':
    case 'referred':
    case 'resolved':
      return null
  }
}

/** No month has 32 days, and none so few that two begin within 31. */
const endOfMonth = (month: string): number =>
  fromDayKey(`${monthKey(fromDayKey(`${month}-01`) + days(31))}-01`) - 1
