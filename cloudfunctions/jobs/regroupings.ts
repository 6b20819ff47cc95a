/** Households on their way to another grid: what the press itself could not finish. */
import { regroup } from '../_journal/orders/regroup'
import { eachDue } from './each-due'
import type { Job } from './slice'

export const regroupings: Job = {
  name: 'regroupings',
  wakes: ['regroupings'],
  async run(slice) {
    await eachDue(slice, {
      collection: 'regroupings',
      where: {},
      by: 'dueAt',
      from: 1,
      until: slice.now,
      async work({ _id }) {
        await regroup(_id, { now: slice.now, hasTime: () => slice.hasTime() })
      },
    })
  },
}
