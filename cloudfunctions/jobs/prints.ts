/** Prints that stopped half-way are gone on with; what was printed a day ago is removed, the files first. */
import { minutes } from '../../miniprogram/core/clock/units'
import { wake } from '../_platform/calls/wake'
import { store } from '../_platform/ports'
import { removePrint } from '../_people/prints'
import { eachDue } from './each-due'
import type { Job } from './slice'

const AGAIN_AFTER = minutes(5)
/** It works on by itself; the timer has others to serve. */
const PATIENCE = 1500

export const prints: Job = {
  name: 'prints',
  wakes: ['prints'],
  run: slice =>
    eachDue(slice, {
      collection: 'prints',
      where: {},
      by: 'dueAt',
      from: 1,
      until: slice.now,
      async work(one) {
        if (one.until <= slice.now) return removePrint(one)
        // The step that ended it meanwhile has set another moment: that one stays.
        const dueAt = Math.min(slice.now + AGAIN_AFTER, one.until)
        await store.change('prints', { _id: one._id, dueAt: one.dueAt }, { set: { dueAt } })
        await wake('spreadsheets', { route: 'print', data: { id: one._id } }, PATIENCE)
      },
    }),
}
