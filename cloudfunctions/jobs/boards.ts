/**
 * Boards and rates per village × month: a projection of tickets. Made again when one of their events passes by, or when
 * time alone changes it. Making a board twice changes nothing; any of them can be made from nothing.
 */
import { about } from '../../miniprogram/core/about'
import { monthKey } from '../../miniprogram/core/clock/shanghai'
import { verbOfEvent } from '../../miniprogram/core/ticket/process'
import type { Ticket } from '../../miniprogram/core/ticket/types'
import { boardId, partsOf } from '../_journal/orders/boards'
import type { EventDoc } from '../_documents'
import { isStepOf, type EventDocOf } from '../_documents/events'
import { FOLLOWED_AFTER } from '../_platform/due/moments'
import { store } from '../_platform/ports'
import { between } from '../_platform/bounds'
import { eachDue } from './each-due'
import { rebuildBoard } from '../_journal/orders/make-board'
import type { Job, Slice } from './slice'
import { eventsOf } from '../_journal/events'
import { onePage } from '../_platform/reach'

const PAGE = 300
/** Boards are made of orders. */
type Step = EventDocOf<'ticket'>

export const boards: Job = {
  name: 'boards',
  wakes: ['news', 'boards'],
  async run(slice) {
    // The events that asked for it are behind the cursor: nothing else would ask again.
    for (const id of slice.again()) {
      if (!slice.hasTime()) return
      await slice.item(id, () => rebuildBoard(...partsOf(id)).then(() => {}))
    }
    if (slice.wokenBy('news')) await followFeed(slice)
    if (!slice.wokenBy('boards')) return
    // What time alone changes: a claim or a limit that passed, a month that was sealed, a new month.
    await eachDue(slice, {
      collection: 'boards',
      where: {},
      by: 'nextAt',
      until: slice.now - 1,
      async work({ villageId, month }) {
        await rebuildBoard(villageId, month)
        const present = monthKey(slice.now)
        if (month !== present && !(await store.get('boards', boardId(villageId, present))))
          await rebuildBoard(villageId, present)
      },
    })
  },
}

/** Cursor: the time up to which every event has been seen. */
async function followFeed(slice: Slice): Promise<void> {
  const safe = slice.now - FOLLOWED_AFTER + 1
  const seen = Number(slice.cursor) || 0
  // Only a clock that was set back is behind its own cursor (the local cloud's): look at everything again.
  let since = seen > slice.now ? 0 : seen
  while (slice.hasTime() && since <= safe) {
    const { events, next } = await feed(since, safe)
    for (const [id, villageId, month] of await affected(events, slice.now)) {
      if (!slice.waits(id))
        await slice.item(id, async () => {
          await rebuildBoard(villageId, month)
        })
    }
    // Where nothing happened nothing need be remembered.
    if (events.length > 0) await slice.keep(String(next))
    since = next
  }
}

/** A page of events; `next` lies after them. A moment that fills a page is read whole, by id. */
async function feed(since: number, until: number): Promise<{ events: Step[]; next: number }> {
  const found = await store.list('events', {
    where: { 'about.kind': 'ticket', at: between(since, until) },
    sort: ['at', 'asc'],
    limit: onePage(PAGE),
  })
  const events = found.filter(isOrders)
  const last = events[events.length - 1]?.at
  if (last === undefined || events.length < PAGE) return { events, next: until + 1 }
  if (last > since) return { events, next: last }
  const moment = { 'about.kind': 'ticket', at: since }
  const whole = await store.all('events', { where: moment, sort: ['_id', 'asc'] })
  return { events: whole.filter(isOrders), next: since + 1 }
}
const isOrders = (event: EventDoc): event is Step => isStepOf(event, 'ticket')

/** The boards these events move, also those a ticket has left. */
async function affected(
  events: readonly Step[],
  now: number,
): Promise<[id: string, villageId: string, month: string][]> {
  const touched = new Map<string, [string, string, string]>()
  const moving = events.filter(({ type }) => verbOfEvent(type).board !== 'nothing')
  const ids = [...new Set(moving.map(e => e.about.id))]
  for (let i = 0; i < ids.length; i += 100) {
    for (const { _id, villageId, list, ticket } of await store.some('tickets', ids.slice(i, i + 100))) {
      const own = moving.filter(e => e.about.id === _id)
      const left = own.some(setsLimit) ? await limitMonths(_id) : []
      const joined = own.some(e => ENDS.includes(e.type)) ? await joinedMonths(ticket) : []
      const present = own.some(({ type }) => verbOfEvent(type).board === 'running') ? [monthKey(now)] : []
      for (const month of [...list.months, ...left, ...joined, ...present])
        touched.set(boardId(villageId, month), [boardId(villageId, month), villageId, month])
    }
  }
  return [...touched.values()]
}

/** Whatever sets the limit may move it into another month, and the board of the one it left must be made again. */
const setsLimit = (event: Step): event is Extract<Step, { limitAt: number }> => 'limitAt' in event

/** Every month one of the order's limits ever lay in. */
const limitMonths = async (ticketId: string): Promise<string[]> =>
  (await eventsOf(about('ticket', ticketId))).filter(setsLimit).map(({ limitAt }) => monthKey(limitAt))

/** Events that say how an order ended, and with it those merged into it. */
const ENDS: readonly Step['type'][] = ['Resolved', 'ReferralAnswered', 'Closed', 'Reopened']

/** The months of the orders that were merged into this one. */
const joinedMonths = async ({ joined }: Ticket): Promise<string[]> =>
  (
    await store.some(
      'tickets',
      joined.map(({ id }) => id),
    )
  ).flatMap(({ list }) => list.months)
