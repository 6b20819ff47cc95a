/** The boards told naively: every event ever written is folded, every ticket looked at, nothing indexed, nothing kept. */
import { boardOf, type Board, type BoardTexts } from '../../miniprogram/core/board/board'
import { addDays, endOfDay, monthKey } from '../../miniprogram/core/clock'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import { fold } from '../../miniprogram/core/ticket/evolve'
import type { Round, Ticket } from '../../miniprogram/core/ticket/types'
import type { County } from '../functions/county'

function ticketsFromEvents(county: County): Ticket[] {
  const events = county.all('events').sort((a, b) => (a._id < b._id ? -1 : 1))
  const ids = [...new Set(events.map(e => e.about.id))]
  return ids.map(id =>
    fold(events.filter(e => e.about.id === id).map(({ _id, ...event }) => event as TicketEvent)),
  )
}

/** A round counts where it first fell due; a class that comes later does not take it into another month (rules §9). */
const monthOf = ({ firstDueAt, limitAt }: Round): string => monthKey(firstDueAt ?? limitAt)

/** All boards of a village as they should be now, by month: of every month an order touches, the present one, and `also`. */
export function boardsFromEvents(
  county: County,
  villageId: string,
  now: number,
  also: readonly string[] = [],
): Map<string, Board> {
  const tickets = ticketsFromEvents(county).filter(t => t.villageId === villageId)
  const months = new Set([...also, ...tickets.flatMap(t => t.rounds.map(monthOf))])
  const texts: BoardTexts = {}
  for (const { _id, words, check } of county.all('ticket_words'))
    if (words?.asked && words.done && check.text === 'pass')
      texts[_id] = { asked: words.asked, done: words.done }
  months.add(monthKey(now))
  return new Map(
    [...months].map(month => {
      const touching = tickets.filter(
        t => month === monthKey(now) || t.rounds.some(r => monthOf(r) === month),
      )
      return [
        month,
        boardOf(villageId, month, touching, now, texts, {
          // What was told is an act and no projection: the fives stand as they were released.
          fives: county
            .all('releases')
            .filter(one => one.villageId === villageId && one.month === month)
            .sort((a, b) => (a._id < b._id ? -1 : 1)),
          targets: Object.fromEntries(tickets.map(t => [t.id, t])),
          ratableUntil: (_, closedAt) => endOfDay(addDays(closedAt, 30)),
        }),
      ]
    }),
  )
}

/** A board without the moment it was made, and with its lists in one order. */
export function comparable(board: Board): unknown {
  const { madeAt, ...rest } = board
  const sorted = <T extends { keptIds: string[]; missedIds: string[] }>(rate: T): T => ({
    ...rate,
    keptIds: [...rate.keptIds].sort(),
    missedIds: [...rate.missedIds].sort(),
  })
  return JSON.parse(
    JSON.stringify({ ...rest, response: sorted(rest.response), resolution: sorted(rest.resolution) }),
  )
}

/** What a person with a pencil would count: orders being worked on, and rounds of the month resolved in time. */
export function byPencil(
  county: County,
  villageId: string,
  month: string,
  now: number,
): { running: number; resolvedInTime: number; due: number } {
  const tickets = ticketsFromEvents(county).filter(
    t =>
      t.villageId === villageId &&
      t.category !== 'dispute' &&
      t.matter !== null &&
      t.matter !== 'private' &&
      !t.aboutStaff,
  )
  const counted = tickets
    .flatMap(t => t.rounds.map((round, i) => ({ t, round, last: i === t.rounds.length - 1 })))
    .filter(
      ({ t, round, last }) =>
        monthOf(round) === month && !(last && ['merged', 'withdrawn', 'declined'].includes(t.stage.state)),
    )
  const due = counted.filter(({ round }) => round.endedAt !== null || round.limitAt < now)
  const good = due.filter(
    ({ round: { resolution, limitAt } }) =>
      resolution && resolution.at <= limitAt && ['done', 'notNeeded'].includes(resolution.outcome),
  )
  return {
    running: tickets.filter(t => ['submitted', 'dispatched', 'claimed', 'referred'].includes(t.stage.state))
      .length,
    resolvedInTime: good.length,
    due: due.length,
  }
}
