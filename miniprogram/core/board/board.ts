/**
 * The board of one village and month (domain §9), a projection of its tickets. Disputes, private matters and complaints
 * about staff are nowhere in it, neither singly nor in a sum.
 */
import type { GridId } from '../people/grid'
import { isOnBoard } from '../ticket/see'
import { isShowable, roundOf } from '../ticket/questions'
import { CATEGORIES, type Category, type Outcome, type Ticket } from '../ticket/types'
import { tookDays } from './days'
import {
  rating,
  resolution,
  response,
  committee,
  satisfaction,
  type Committee,
  type Rate,
  type Satisfaction,
} from './rates'
import { roundsOf, sealedAt } from './rounds'

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
  onTime: boolean
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
  /** Null below five ratings. */
  satisfaction: Satisfaction | null
  /** Resolved for somebody who has not rated it. */
  unrated: number
  /** Residents' mean, one decimal; only when sealed and from five up. */
  mean: number | null
  committee: Committee | null
}

/** What a supervisor confirmed, by the event that published it. Erased or missing: not shown. */
export type BoardTexts = Record<string, { asked: string; done: string } | undefined>

/** `tickets`: every ticket of the village that touches the month (`ListKeys.months`), and those running now. */
export function boardOf(
  villageId: GridId,
  month: string,
  tickets: readonly Ticket[],
  now: number,
  texts: BoardTexts = {},
): Board {
  const showable = tickets.filter(ticket => ticket.villageId === villageId && isShowable(ticket))
  const rounds = roundsOf(showable, month)
  const ends = sealedAt(rounds, month)
  const sealed = ends !== null && ends < now
  return {
    villageId,
    month,
    madeAt: now,
    sealed,
    running: CATEGORIES.filter(category => category !== 'dispute').map(category => ({
      category,
      count: showable.filter(t => t.category === category && RUNNING.includes(t.state)).length,
    })),
    published: rounds
      .filter(({ last }) => last)
      .flatMap(({ ticket }) => entry(ticket, texts))
      .sort((a, b) => b.closedAt - a.closedAt || (a.no < b.no ? 1 : -1)),
    response: response(rounds, now),
    resolution: resolution(rounds, now),
    ...satisfaction(rounds, sealed),
    mean: rating(rounds, sealed),
    committee: committee(rounds),
  }
}

const RUNNING: readonly Ticket['state'][] = ['submitted', 'dispatched', 'claimed', 'referred']

function entry(ticket: Ticket, texts: BoardTexts): BoardEntry[] {
  const text = texts[ticket.publication?.eventId ?? '']
  const { resolution: end, promises, recommits, startedAt, limitAt } = roundOf(ticket)
  if (!text || !end || ticket.state !== 'closed' || !isOnBoard(ticket)) return []
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
      changed: recommits,
      onTime: end.at <= limitAt,
      closedAt: ticket.closedAt,
    },
  ]
}
