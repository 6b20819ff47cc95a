/** Orders of two entries that became one person, where there were more than the request itself could carry over. */
import { carryOver } from '../../_journal/orders/selves'
import { eachDue } from '../each-due'
import type { Job } from '../slice'

export const selves: Job = {
  name: 'selves',
  wakes: ['people'],
  async run(slice) {
    await eachDue(slice, {
      collection: 'people',
      where: {},
      by: 'united.open',
      until: slice.now,
      async work(person) {
        while (slice.hasTime() && !(await carryOver(person, slice.now)));
      },
    })
  },
}
