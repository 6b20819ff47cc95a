/**
 * Once a day: that everything that waits has its row. One that is missing is a defect, so it is an alarm at every desk, and mended.
 * Cursor: the kind that comes next; '' from the first.
 */
import { KINDS, mendRows } from '../../_journal/due-rows'
import { raiseAlarm } from '../../_platform/alarms'
import { DAILY } from '../../_platform/due/daily'
import { rowOf } from '../../_platform/due/moments'
import { store } from '../../_platform/ports'
import type { DailyJob } from '../slice'

export const proof: DailyJob = {
  name: 'proof',
  wakes: 'daily',
  async run(slice) {
    if (slice.cursor === '') await layOutNew(slice.now)
    const start = (KINDS as readonly string[]).indexOf(slice.cursor)
    for (const kind of KINDS.slice(Math.max(0, start))) {
      if (!slice.hasTime()) return slice.keep(kind)
      const mended = await mendRows(kind, slice.now)
      if (mended.length > 0) await raiseAlarm('rows', `${kind} ${mended.length}`)
    }
    if (slice.cursor !== '') await slice.keep('')
  },
}

/** A version may bring a daily job that this county, begun under an older one, has never laid out. */
async function layOutNew(now: number): Promise<void> {
  const rows = DAILY.map(name => rowOf('daily', name, now))
  const there = new Set(
    (
      await store.some(
        'due',
        rows.map(({ _id }) => _id),
      )
    ).map(({ _id }) => _id),
  )
  for (const row of rows) if (!there.has(row._id)) await store.put('due', row)
}
