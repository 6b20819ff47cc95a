/** The desk's numbers: indexed queries, counted no further than 99+. */
import { minutes } from '../../../miniprogram/core/clock'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_shell/ports'
import { between, type Where } from '../../_shell/store'
import type { Handler } from '../../_shell/serve'
import { countOver } from '../over'
import { nodesOf, timeKey } from '../ticket/lists'
import { twinsOnDesk } from './similar'

const SILENT_AFTER = minutes(10)

export const counters: Handler<'desk.counters'> = {
  async known(_, me) {
    const { now } = me
    const nodes = nodesOf(me, ['dispatcher', 'inspector'])
    if (nodes.length === 0) return refuse('NOT_ALLOWED')
    // The town's desk decides on appeals and complaints about staff; the village's never counts them.
    const isTown = nodesOf(me, ['dispatcher']).length === 0
    const seen: Where = isTown ? {} : { 'list.aboutStaff': false }
    const tickets = (more: Where) => countOver('tickets', nodes.map(path => ({ path, ...more, ...seen })))
    const sweep = await store.get('jobs', 'sweep')
    return {
      now,
      desk: await tickets({ 'list.queue': isTown ? 'town' : 'desk' }),
      returned: await tickets({ 'list.queue': 'returned' }),
      late: await tickets({ 'list.limitKey': between('0', timeKey(now)) }),
      duplicates: (await twinsOnDesk(me)).length,
      reviews: await countOver('reviews', nodes.map(path => ({ path, state: 'open' }))),
      notReached: await countOver('sends', nodes.map(villageId => ({ villageId, state: 'notReached' }))),
      lastSweepAt: sweep?.lastRunAt ?? null,
      sweepSilent: !sweep || sweep.lastRunAt < now - SILENT_AFTER,
    }
  },
}
