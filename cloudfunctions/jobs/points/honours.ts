/** Notices that are over, households that never answered, committees that did not vote (core/points/honour/honour.ts). */
import { clockOn } from '../../_points/honours'
import { eachDue } from '../each-due'
import type { Job } from '../slice'

export const honours: Job = {
  name: 'honours',
  wakes: ['honours'],
  run: slice =>
    eachDue(slice, {
      collection: 'honours',
      where: {},
      by: 'nextDueAt',
      upTo: slice.now - 1,
      async work({ _id }) {
        await clockOn(_id, slice.now)
      },
    }),
}
