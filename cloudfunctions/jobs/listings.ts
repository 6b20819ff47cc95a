/** Lists that went out: their time is over, so the file goes, and then the line. */
import { files, store } from '../_platform/ports'
import { lte } from '../_platform/bounds'
import { listingPath } from '../_people/listings'
import { eachDue } from './each-due'
import type { Job } from './slice'

export const listings: Job = {
  name: 'listings',
  wakes: ['listings'],
  run: slice =>
    eachDue(slice, {
      collection: 'listings',
      where: {},
      by: 'until',
      until: slice.now,
      // By its path: one that was laid down and not noted is found, too.
      async work({ _id }) {
        await files.remove([await files.idOf(listingPath(_id))])
        await store.removeIf('listings', { _id, until: lte(slice.now) })
      },
    }),
}
