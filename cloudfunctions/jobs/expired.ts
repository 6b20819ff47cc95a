/** What is only remembered for a while, and whose time is over, goes: otherwise each tap would lie there for good. */
import type { Collection, Documents } from '../_documents'
import { files, store } from '../_platform/ports'
import { lte } from '../_platform/bounds'
import { eachDue } from './each-due'
import type { DailyJob } from './slice'

/** Collections whose documents say until when they hold. */
type Ending = { [C in Collection]: Documents[C] extends { until: number } ? C : never }[Collection]

/** `goes`: removed when it is over. Otherwise why it stays. */
const AFTERWARDS: Record<Ending, 'goes' | { stays: string }> = {
  keys: 'goes',
  tries: 'goes',
  former_stays: 'goes',
  letters: { stays: 'the grid member reads which letters ran out' },
  join_requests: { stays: 'who asked reads that nobody answered; one an account' },
  brakes: { stays: 'one a village' },
  import_parts: 'goes',
  appointments: { stays: 'who proposed a post reads that nobody agreed' },
  imports: 'goes',
  visits: 'goes',
  listings: { stays: 'removed together with its file (listings.ts)' },
  prints: { stays: 'removed together with its files (prints.ts)' },
  exports: { stays: 'who wanted a list with numbers, and who let it out, is a record' },
}
const GOING = (Object.keys(AFTERWARDS) as Ending[]).filter(name => AFTERWARDS[name] === 'goes')

export const expired: DailyJob = {
  name: 'expired',
  wakes: 'daily',
  async run(slice) {
    for (const collection of GOING)
      await eachDue(slice, {
        collection,
        where: {},
        by: 'until',
        until: slice.now,
        async work({ _id, ...doc }) {
          if ('fileId' in doc && typeof doc.fileId === 'string') await files.remove([doc.fileId])
          // A line of tries that is counted on at this moment has a later end by now, and stays.
          await store.removeIf(collection, { _id, until: lte(slice.now) })
        },
      })
  },
}
