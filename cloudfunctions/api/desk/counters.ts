/** The desk's numbers: indexed queries, counted no further than 99+. What is read once answers several of them. */
import { minutes, missingYear } from '../../../miniprogram/core/clock'
import { refuse } from '../../../miniprogram/core/refusal'
import type { DeskCounters } from '../../../contract/ticket/desk'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { standsInFor } from '../../_people/in-post'
import { grids } from '../../_people/names'
import { alarmsNow } from '../../_platform/alarms'
import { store } from '../../_platform/ports'
import { rulebook } from '../../_journal/rulebook'
import { between, type Where } from '../../_platform/bounds'
import type { Handler } from '../request/serve'
import { countOver } from '../over'
import { countLetters } from '../feedback/inboxes'
import { nodesOf, timeKey } from '../ticket/lists'
import { callersOf, notReachedAt } from './callers'
import { isCut, onDesk, twinsOnDesk } from './similar'

const SILENT_AFTER = minutes(20)
/** 100 means 99+. */
const CAP = 100

export const counters: Handler<'desk.counters'> = {
  async known(_, me) {
    const { now } = me
    const own = nodesOf(me, ['dispatcher', 'inspector'])
    const isVillage = nodesOf(me, ['dispatcher']).length > 0
    // The county counts only where a town has nobody in post.
    if (own.length === 0 && nodesOf(me, ['admin']).length === 0) return refuse('NOT_ALLOWED')
    const standIn = isVillage ? { desks: [], towns: [] } : await standsInFor(me)
    const nodes = own.length > 0 ? own : standIn.towns
    // Of a village's desk that nobody holds the town sees what it would see there.
    const returned = isVillage ? nodes : standIn.desks
    const [orders, back, forDesks, reviews, notReached, feedback, sweep, wrong] = await Promise.all([
      isVillage ? ofVillage(nodes, now) : ofTown(nodes, now),
      countOver('tickets', returned.map(atDesk('returned')), CAP),
      countOver('tickets', standIn.desks.map(atDesk('desk')), CAP),
      countOver(
        'reviews',
        nodes.map(path => ({ path, state: 'open' })),
        CAP,
      ),
      countOver('sends', callersOf(nodes, standIn, me).map(notReachedAt), CAP),
      isVillage ? 0 : countLetters(me),
      store.get('jobs', 'timer'),
      isOfDemo(me.actor) ? NOTHING_WRONG : wrongWithCounty(now),
    ])
    const lastSweepAt = sweep?.lastRunAt ?? null
    return {
      now,
      ...orders,
      desk: Math.min(CAP, orders.desk + forDesks),
      returned: back,
      standIn: isVillage ? 0 : Math.min(CAP, forDesks + back),
      standInNames: [...(await grids.of(standIn.desks)).values()].map(grid => grid.name),
      reviews,
      notReached,
      feedback,
      lastSweepAt,
      stuck: await stuckUnder([...nodes, ...standIn.desks], sweep?.failing ?? []),
      sweepSilent: lastSweepAt === null || lastSweepAt < now - SILENT_AFTER,
      ...wrong,
    }
  },
}

type Wrong = Pick<DeskCounters, 'alarms' | 'calendarMissing'>
/** A desk of the demonstration can tell nobody, and what goes wrong in a real county is not for a reviewer to read. */
const NOTHING_WRONG: Wrong & Pick<DeskCounters, 'sweepSilent'> = {
  alarms: [],
  calendarMissing: null,
  sweepSilent: false,
}
const wrongWithCounty = async (now: number): Promise<Wrong> => ({
  alarms: await alarmsNow(),
  calendarMissing: missingYear(now, (await rulebook()).calendars),
})

/** What the sweep could not press and tries again; only those of these nodes. Nothing is asked while nothing failed. */
async function stuckUnder(nodes: readonly GridId[], failing: readonly { id: string }[]): Promise<number> {
  if (failing.length === 0) return 0
  const docs = await store.some(
    'tickets',
    failing.map(({ id }) => id),
  )
  return docs.filter(({ path }) => path.some(node => nodes.includes(node))).length
}

const atDesk =
  (queue: 'desk' | 'returned') =>
  (path: GridId): Where => ({ path, 'list.queue': queue, 'list.aboutStaff': false })

interface Orders {
  desk: number
  late: number
  duplicates: number
  duplicatesAtLeast: boolean
}

/** The likely twins need the orders themselves; those are counted, too. */
async function ofVillage(nodes: readonly string[], now: number): Promise<Orders> {
  const orders = await onDesk(nodes)
  const { waiting, running } = orders
  const late = running.filter(({ list }) => list.limitKey !== null && list.limitKey <= timeKey(now)).length
  return {
    desk: waiting.length,
    late: Math.min(CAP, late),
    duplicates: (await twinsOnDesk(orders)).length,
    duplicatesAtLeast: isCut(orders),
  }
}

async function ofTown(nodes: readonly string[], now: number): Promise<Orders> {
  const count = (more: Where) =>
    countOver(
      'tickets',
      nodes.map(path => ({ path, ...more })),
      CAP,
    )
  const [desk, late] = await Promise.all([
    count({ 'list.queue': 'town' }),
    count({ 'list.limitKey': between('0', timeKey(now)) }),
  ])
  return { desk, late, duplicates: 0, duplicatesAtLeast: false }
}
