/**
 * The board of one village and month (rules §9), a projection of its tickets. Disputes, private matters and complaints
 * about staff are nowhere in it, neither singly nor in a sum.
 */
import type { GridId } from '../people/grid'
import { isOnBoard } from '../ticket/sight/ticket-info'
import { fellDueAt, isShowable, roundOf, takenIn } from '../ticket/pieces/selectors'
import { CATEGORIES, type Category, type Outcome, type Ticket } from '../ticket/types'
import { tookDays } from './days'
import {
  meanOf,
  resolution,
  response,
  committee,
  satisfaction,
  type Committee,
  type Rate,
  type Satisfaction,
} from './rates'
import type { Five } from './release'
import { roundsOf, sealedAt, type RatableUntil, type Targets } from './rounds'

export interface BoardEntry {
  ticketId: string
  no: string
  category: Category
  sub: string
  /** As a supervisor confirmed it. */
  asked: string
  done: string
  outcome: Outcome
  /** From submission to the newest promised day; null when nobody promised one. */
  promisedDays: number | null
  /** Of all rounds together. */
  actualDays: number
  rounds: number
  /** How often the promised day was changed in the last round. */
  changed: number
  /** Within the limit. */
  onTime: boolean
  /** Done by the newest promised day; null when nobody promised one. */
  promiseKept: boolean | null
  /** Days after it; 0 when it was kept or nobody promised. */
  promiseLateDays: number
  closedAt: number
}

export interface Board {
  villageId: GridId
  /** 'YYYY-MM', of the rounds' limit day. */
  month: string
  madeAt: number
  /** No rating can change it any more. */
  sealed: boolean
  /** What is being worked on now. */
  running: { category: Category; count: number }[]
  /** Newest first. */
  published: BoardEntry[]
  response: Rate
  resolution: Rate
  /** Of the released fives; null while there is none. */
  satisfaction: Satisfaction | null
  /** Resolved for somebody, and not among the released ratings. */
  unrated: number
  /** Residents' mean, one decimal; of the released fives; only when sealed. */
  mean: number | null
  committee: Committee | null
}

/** What a supervisor confirmed, by the event that published it. Erased or missing: not shown. */
export type BoardTexts = Record<string, { asked: string; done: string } | undefined>

/** What was released so far, the orders that others were merged into, and how long each may be rated. */
export interface BoardKnows {
  fives?: readonly Five[]
  targets?: Targets
  ratableUntil: RatableUntil
}

/** `tickets`: every ticket of the village that touches the month (`ListKeys.months`), and those running now. */
export function boardOf(
  villageId: GridId,
  month: string,
  tickets: readonly Ticket[],
  now: number,
  texts: BoardTexts,
  { fives = [], targets = {}, ratableUntil }: BoardKnows,
): Board {
  const showable = tickets.filter(ticket => ticket.villageId === villageId && isShowable(ticket))
  const rounds = roundsOf(showable, month, targets)
  const ends = sealedAt(rounds, month, ratableUntil)
  const sealed = ends !== null && ends < now
  return {
    villageId,
    month,
    madeAt: now,
    sealed,
    running: CATEGORIES.filter(category => category !== 'dispute').map(category => ({
      category,
      count: showable.filter(t => t.category === category && RUNNING.includes(t.stage.state)).length,
    })),
    published: rounds
      .filter(({ last }) => last)
      .flatMap(({ ticket }) => entry(ticket, texts))
      .sort((a, b) => b.closedAt - a.closedAt || (a.no < b.no ? 1 : -1)),
    response: response(rounds, now),
    resolution: resolution(rounds, now),
    ...satisfaction(rounds, fives),
    mean: meanOf(fives, sealed),
    committee: committee(rounds),
  }
}

const RUNNING: readonly Ticket['stage']['state'][] = ['submitted', 'dispatched', 'claimed', 'referred']

function entry(ticket: Ticket, texts: BoardTexts): BoardEntry[] {
  const text = texts[ticket.publication?.eventId ?? '']
  const round = roundOf(ticket)
  const { resolution: end, promises, startedAt } = round
  if (!text || !end || ticket.stage.state !== 'closed' || !isOnBoard(ticket)) return []
  const promise = promises[promises.length - 1]
  return [
    {
      ticketId: ticket.id,
      no: ticket.no,
      category: ticket.category,
      sub: ticket.sub,
      ...text,
      outcome: end.outcome,
      promisedDays: promise ? tookDays(startedAt, promise.promisedAt) : null,
      actualDays: ticket.rounds.reduce((sum, r) => sum + tookDays(r.startedAt, r.endedAt ?? r.startedAt), 0),
      rounds: ticket.rounds.length,
      changed: takenIn(round, 'Recommitted'),
      onTime: end.at <= fellDueAt(round),
      promiseKept: promise ? end.at <= promise.promisedAt : null,
      promiseLateDays: promise ? Math.max(0, tookDays(promise.promisedAt, end.at)) : 0,
      closedAt: ticket.stage.closedAt,
    },
  ]
}
