/**
 * Complaints and suggestions of before there were events are brought in, so that they are counted and their clocks run
 * although nobody opens a list. Afterwards it is one look a day that finds nothing.
 * Cursor: the last id that was looked at; '' from the first.
 */
import { bringAll } from '../_journal/feedback/bring'
import { store } from '../_platform/ports'
import { onePage } from '../_platform/reach'
import type { DailyJob } from './slice'

const PAGE = 20

export const letters: DailyJob = {
  name: 'letters',
  wakes: 'daily',
  async run(slice) {
    for (let after = slice.cursor; ; ) {
      if (!slice.hasTime()) return slice.keep(after)
      const found = await store.list('feedback', {
        where: {},
        sort: ['_id', 'asc'],
        after,
        limit: onePage(PAGE),
      })
      for (const doc of found) {
        if (!slice.hasTime()) return slice.keep(after)
        await bringAll([doc], slice.now)
        after = doc._id
      }
      if (found.length < PAGE) break
    }
    if (slice.cursor !== '') await slice.keep('')
  },
}
