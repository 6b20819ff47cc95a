/** The desk's numbers: indexed queries, counted no further than 99+. What is read once answers several of them. */
import { minutes } from '../../../miniprogram/core/clock'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_shell/ports'
import { between, type Where } from '../../_shell/store'
import type { Handler } from '../../_shell/serve'
import { countOver } from '../over'
import { nodesOf, timeKey } from '../ticket/lists'
import { onDesk, twinsOnDesk } from './similar'

const SILENT_AFTER = minutes(10)
/** 100 means 99+. */
const CAP = 100

export const counters: Handler<'desk.counters'> = {
  async known(_, me) {
    const { now } = me
    const nodes = nodesOf(me, ['dispatcher', 'inspector'])
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    // The town's desk decides on appeals and complaints about staff; the village's never counts them.
    const isTown = nodesOf(me, ['dispatcher']).length === 0
    const [orders, returned, reviews, notReached, sweep] = await Promise.all([
      isTown ? ofTown(nodes, now) : ofVillage(nodes, now),
      countOver(
        'tickets',
        nodes.map(
          (path): Where => ({
            path,
            'list.queue': 'returned',
            ...(isTown ? {} : { 'list.aboutStaff': false }),
          }),
        ),
        CAP,
      ),
      countOver(
        'reviews',
        nodes.map(path => ({ path, state: 'open' })),
        CAP,
      ),
      countOver(
        'sends',
        nodes.map(villageId => ({ villageId, state: 'notReached' })),
        CAP,
      ),
      store.get('jobs', 'sweep'),
    ])
    return {
      now,
      ...orders,
      returned,
      reviews,
      notReached,
      lastSweepAt: sweep?.lastRunAt ?? null,
      sweepSilent: !sweep || sweep.lastRunAt < now - SILENT_AFTER,
    }
  },
}

interface Orders {
  desk: number
  late: number
  duplicates: number
}

/** The likely twins need the orders themselves; those are counted, too. */
async function ofVillage(nodes: readonly string[], now: number): Promise<Orders> {
  const orders = await onDesk(nodes)
  const { waiting, running } = orders
  const late = running.filter(({ list }) => list.limitKey !== null && list.limitKey <= timeKey(now)).length
  return { desk: waiting.length, late: Math.min(CAP, late), duplicates: (await twinsOnDesk(orders)).length }
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
  return { desk, late, duplicates: 0 }
}
