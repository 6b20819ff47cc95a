/** The wall of a village: one projection, read as it is. */
import { monthKey } from '../../../miniprogram/core/clock'
import { boardOf, type Board } from '../../../miniprogram/core/board/board'
import { shownBoard } from '../../../miniprogram/core/board/shown'
import type { Hidden } from '../../../miniprogram/core/board/hidden'
import type { Rate } from '../../../miniprogram/core/board/rates'
import { isOnSide } from '../../../miniprogram/core/people/demo'
import { holdsPost } from '../../../miniprogram/core/people/role'
import { refuse } from '../../../miniprogram/core/refusal'
import type { BoardDoc, SealDoc } from '../../_documents'
import { grids } from '../../_people/names'
import { actorOf, type Visitor } from '../../_people/person'
import { lte } from '../../_platform/bounds'
import { store } from '../../_platform/ports'
import type { Handler } from '../request/serve'
import { villageOf } from '../ticket/lists'
import { first } from '../../_platform/reach'

const MONTHS = 13

/** Everyone may look, also without signing in. */
export const show: Handler<'board.show'> = {
  async anyone({ villageId: asked, month }, visitor) {
    const villageId = asked ?? ownVillage(visitor)
    // Who works for a town or the county is known well enough, and has no village of their own.
    if (!villageId) return refuse(visitor.person ? 'CHOOSE_VILLAGE' : 'NOT_SIGNED_IN')
    const village = (await grids.of([villageId])).get(villageId)
    if (village?.level !== 2 || !isOnSide(visitor.person, village.path)) return refuse('NOT_FOUND')
    // A wall with a year behind it opens as fast as a new one: one month is read whole, of the others only their names.
    const [before, doc] = await Promise.all([monthsOf(villageId), wallOf(villageId, month, visitor.now)])
    const months = doc && !before.includes(doc.month) ? [doc.month, ...before].sort().reverse() : before
    const wanted = doc?.month ?? month ?? monthKey(visitor.now)
    if (month !== undefined && !doc && month !== monthKey(visitor.now)) return refuse('NOT_FOUND')
    return {
      now: visitor.now,
      villageId,
      villageName: village.name,
      months,
      board: shownBoard(
        readBy(doc?.board ?? emptyBoard(villageId, wanted, visitor.now), village.path, visitor),
      ),
      seal: await sealOf(villageId),
      hidden: await hiddenIn(village.path[1] ?? ''),
    }
  },
}

/** Nothing has happened yet: there is no order whose window could stand open. */
const emptyBoard = (villageId: string, month: string, now: number): Board =>
  boardOf(villageId, month, [], now, {}, { ratableUntil: (_, closedAt) => closedAt })

/** The wall of that month; without one, the newest there is by now. */
async function wallOf(villageId: string, month: string | undefined, now: number): Promise<BoardDoc | null> {
  if (month !== undefined) return store.get('boards', `${villageId}:${month}`)
  const [newest] = await store.list('boards', {
    where: { villageId, month: lte(monthKey(now)) },
    sort: ['month', 'desc'],
    limit: first(1),
  })
  return newest ?? null
}

/**
 * Which tickets a rate was made from is told as far as the reader may open them: the desk, the committee and the town
 * all, everyone else those on the wall. Else an id that changes sides would tell of an order nobody published.
 */
function readBy(board: Board, path: readonly string[], { person, now }: Visitor): Board {
  const actor = person && actorOf(person)
  if (actor && OPEN_ALL.some(role => holdsPost(actor, role, path, now))) return board
  const onWall = new Set(board.published.map(({ ticketId }) => ticketId))
  const seen = (rate: Rate): Rate => ({
    ...rate,
    keptIds: rate.keptIds.filter(id => onWall.has(id)),
    missedIds: rate.missedIds.filter(id => onWall.has(id)),
  })
  return { ...board, response: seen(board.response), resolution: seen(board.resolution) }
}
const OPEN_ALL = ['dispatcher', 'supervisor', 'inspector'] as const

const ownVillage = (visitor: Visitor) =>
  visitor.person ? villageOf({ ...visitor, person: visitor.person, actor: actorOf(visitor.person) }) : null

const named = new Map<string, { months: string[]; until: number }>()
/** The months that have a wall, the newest first; kept for a moment, a new one comes once a month. */
async function monthsOf(villageId: string): Promise<string[]> {
  const before = named.get(villageId)
  if (before && before.until > performance.now()) return before.months
  const found = await store.parts(
    'boards',
    { where: { villageId }, sort: ['month', 'desc'], limit: first(MONTHS) },
    { month: true },
  )
  const months = found.map(one => one.month)
  named.set(villageId, { months, until: performance.now() + 60_000 })
  return months
}

const counted = new Map<string, { hidden: Hidden | null; until: number }>()
/** Made once a quarter, and kept for a moment like the seal. */
async function hiddenIn(townId: string): Promise<Hidden | null> {
  const before = counted.get(townId)
  if (before && before.until > performance.now()) return before.hidden
  const [found] = await store.list('hidden_counts', {
    where: { townId },
    sort: ['quarter', 'desc'],
    limit: first(1),
  })
  const hidden = found ? { townId, quarter: found.quarter, total: found.total, kinds: found.kinds } : null
  counted.set(townId, { hidden, until: performance.now() + 60_000 })
  return hidden
}

const seals = new Map<string, { seal: SealDoc | null; until: number }>()
/** Made once a day; kept for a moment, so that the wall itself is one query. */
async function sealOf(villageId: string): Promise<{ day: string; root: string } | null> {
  const before = seals.get(villageId)
  const seal =
    before && before.until > performance.now()
      ? before.seal
      : ((await store.list('seals', { where: { villageId }, sort: ['day', 'desc'], limit: first(1) }))[0] ??
        null)
  if (before?.seal !== seal || !before) seals.set(villageId, { seal, until: performance.now() + 60_000 })
  return seal && { day: seal.day, root: seal.root }
}
