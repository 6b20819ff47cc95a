/** One board made from the tickets as they are now; making it twice changes nothing. */
import { boardOf, type BoardTexts } from '../../../miniprogram/core/board/board'
import { fallsDueAt } from '../../../miniprogram/core/board/rates'
import { givenIn, nextFive, releasedBy, type Five, type Given } from '../../../miniprogram/core/board/release'
import {
  ratableBy,
  roundsOf,
  sealedAt,
  type CountedRound,
  type RatableUntil,
} from '../../../miniprogram/core/board/rounds'
import { endOfDay, fromDayKey, monthKey } from '../../../miniprogram/core/clock/shanghai'
import { days } from '../../../miniprogram/core/clock/units'
import { isShowable } from '../../../miniprogram/core/ticket/pieces/selectors'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { rulebook, rulesOf } from '../rulebook'
import { boardId } from './boards'
import { canonical } from '../chain'
import type { BoardDoc } from '../../_documents'
import { now as clock, store } from '../../_platform/ports'
import { gt } from '../../_platform/bounds'
import { onePage } from '../../_platform/reach'
import { isDuplicate } from '../../_platform/database-error'

/** True when the stored board was not as it should be. `dryRun` only looks. */
export async function rebuildBoard(villageId: string, month: string, dryRun = false): Promise<boolean> {
  const now = clock()
  const isPresent = month === monthKey(now)
  const tickets = await ticketsOf(villageId, month, isPresent)
  const _id = boardId(villageId, month)
  const old = await store.get('boards', _id)
  const showable = tickets.filter(isShowable)
  if (!old && showable.length === 0 && !isPresent) return false
  const targets = await targetsOf(tickets)
  const rounds = roundsOf(showable, month, targets)
  const book = await rulebook()
  const ratableUntil = ratableBy(version => rulesOf(book, version), book.calendars)
  const fives = await releasesOf(villageId, month, givenIn(rounds), now, dryRun)
  const made = boardOf(villageId, month, tickets, now, await textsOf(tickets), {
    fives,
    targets,
    ratableUntil,
  })
  // A sealed month keeps its figures: an order that becomes private a year later must not show by going. Its texts may go.
  const board = old?.board.sealed ? { ...old.board, madeAt: now, published: made.published } : made
  const fresh: BoardDoc = {
    _id,
    v: 1,
    villageId,
    month,
    board,
    madeAt: now,
    nextAt: nextChange(month, rounds, fives, ratableUntil, now),
  }
  const same = old !== null && canonical(timeless(old)) === canonical(timeless(fresh))
  if (!dryRun && !(same && old.nextAt === fresh.nextAt)) await store.replace('boards', old, fresh)
  return !same
}

/** What was released, and what may be released now. The id of the next five is its lock: of two who make it one does. */
async function releasesOf(
  villageId: string,
  month: string,
  given: readonly Given[],
  now: number,
  dryRun: boolean,
): Promise<Five[]> {
  for (;;) {
    const released: Five[] = await store.all('releases', {
      where: { villageId, month },
      sort: ['_id', 'asc'],
    })
    if (dryRun) return releasedBy(released, given, now)
    const next = nextFive(released, given, now)
    if (!next) return released
    const _id = `${boardId(villageId, month)}:${String(released.length + 1).padStart(3, '0')}`
    try {
      await store.create('releases', { _id, v: 1, villageId, month, ...next })
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
}

/** The orders that those of the month were merged into. */
async function targetsOf(tickets: readonly Ticket[]): Promise<Record<string, Ticket>> {
  const ids = [...new Set(tickets.flatMap(one => (one.stage.state === 'merged' ? [one.stage.into] : [])))]
  const targets: Record<string, Ticket> = {}
  for (let i = 0; i < ids.length; i += 100)
    for (const { _id, ticket } of await store.some('tickets', ids.slice(i, i + 100))) targets[_id] = ticket
  return targets
}

const timeless = ({ board: { madeAt: _, ...board } }: BoardDoc) => board

/** Every ticket with a round in the month; for the present month also all that are being worked on. */
async function ticketsOf(villageId: string, month: string, isPresent: boolean): Promise<Ticket[]> {
  const found = new Map<string, Ticket>()
  for (let after = ''; ; ) {
    const page = await store.list('tickets', {
      where: { villageId, 'list.months': month },
      sort: ['_id', 'asc'],
      after,
      limit: onePage(500),
    })
    for (const doc of page) found.set(doc._id, doc.ticket)
    if (page.length < 500) break
    after = page[page.length - 1]?._id ?? after
  }
  // Whose clock runs has a limit it is late after.
  if (isPresent)
    for (const { _id, ticket } of await store.all('tickets', {
      where: { path: villageId, 'list.limitKey': gt('') },
      sort: ['list.limitKey', 'asc'],
    }))
      found.set(_id, ticket)
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What supervisors confirmed; a text that is erased, or not through the check, is not shown. */
async function textsOf(tickets: readonly Ticket[]): Promise<BoardTexts> {
  const ids = tickets.flatMap(t => (t.publication ? [t.publication.eventId] : []))
  const texts: BoardTexts = {}
  for (let i = 0; i < ids.length; i += 100) {
    for (const { _id, words, check } of await store.some('ticket_words', ids.slice(i, i + 100))) {
      if (words?.asked && words.done && check.text === 'pass')
        texts[_id] = { asked: words.asked, done: words.done }
    }
  }
  return texts
}

/** The next moment at which this board changes without any event; null: never again. */
function nextChange(
  month: string,
  rounds: readonly CountedRound[],
  fives: readonly Five[],
  ratableUntil: RatableUntil,
  now: number,
): number | null {
  const moments = rounds.flatMap(fallsDueAt)
  moments.push(sealedAt(rounds, month, ratableUntil))
  if (month === monthKey(now)) moments.push(endOfMonth(month))
  if (nextFive(fives, givenIn(rounds), endOfDay(now) + 1)) moments.push(endOfDay(now))
  const ahead = moments.filter((at): at is number => at !== null && at >= now)
  return ahead.length > 0 ? Math.min(...ahead) : null
}

/** The last millisecond of the month. */
function endOfMonth(month: string): number {
  let day = fromDayKey(`${month}-28`)
  while (monthKey(day + days(1)) === month) day += days(1)
  return endOfDay(day)
}
