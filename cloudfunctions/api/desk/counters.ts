/** The desk's numbers: indexed queries, counted no further than 99+. */
import { minutes } from '../../../miniprogram/core/clock'
import { refuse } from '../../../miniprogram/core/refusal'
import { store } from '../../_shell/ports'
import { between, type Where } from '../../_shell/store'
import type { Handler } from '../../_shell/serve'
import { nodeOf, timeKey } from '../ticket/lists'
import { twinsOnDesk } from './similar'

const SILENT_AFTER = minutes(10)

export const counters: Handler<'desk.counters'> = {
  async known(_, me) {
    const { now } = me
    const path = nodeOf(me, ['dispatcher', 'inspector'])
    if (path === null) return refuse('NOT_ALLOWED')
    // The town's desk decides on appeals and complaints about staff; the village's never counts them.
    const isTown = nodeOf(me, ['dispatcher']) === null
    const seen: Where = isTown ? {} : { 'list.aboutStaff': false }
    const sweep = await store.get('jobs', 'sweep')
    return {
      now,
      desk: await store.count('tickets', { path, 'list.queue': isTown ? 'town' : 'desk', ...seen }),
      returned: await store.count('tickets', { path, 'list.queue': 'returned', ...seen }),
      late: await store.count('tickets', { path, 'list.limitKey': between('0', timeKey(now)), ...seen }),
      duplicates: (await twinsOnDesk(me)).length,
      reviews: await store.count('reviews', { path, state: 'open' }),
      notReached: await store.count('sends', { villageId: path, state: 'notReached' }),
      lastSweepAt: sweep?.lastRunAt ?? null,
      sweepSilent: !sweep || sweep.lastRunAt < now - SILENT_AFTER,
    }
  },
}
