/**
 * Once a day: that everything that waits has its row. One that is missing is a defect, so it is an alarm at every desk, and mended.
 * Cursor: the kind that comes next; '' from the first.
 */
import { KINDS, mendRows } from '../../_journal/due-rows'
import { raiseAlarm } from '../../_platform/alarms'
import type { DailyJob } from '../slice'

export const proof: DailyJob = {
  name: 'proof',
  wakes: 'daily',
  async run(slice) {
    const start = (KINDS as readonly string[]).indexOf(slice.cursor)
    for (const kind of KINDS.slice(Math.max(0, start))) {
      if (!slice.hasTime()) return slice.keep(kind)
      const mended = await mendRows(kind, slice.now)
      if (mended.length > 0) await raiseAlarm('rows', `${kind} ${mended.length}`)
    }
    if (slice.cursor !== '') await slice.keep('')
  },
}
