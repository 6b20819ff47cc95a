/** What nobody came for: after the fifteenth day points, stock and quota go back (rules §8). */
import { endRedemption } from '../../_points/redemption-ends'
import { isRefusal } from '../../../miniprogram/core/refusal'
import { eachDue } from '../each-due'
import type { Job } from '../slice'

export const returns: Job = {
  name: 'returns',
  wakes: ['redemptions'],
  // In time ⇔ now ≤ until.
  run: slice =>
    eachDue(slice, {
      collection: 'redemptions',
      where: {},
      by: 'nextDueAt',
      until: slice.now - 1,
      async work(doc) {
        const done = await endRedemption(doc, 'expired', {
          by: 'clock',
          byName: null,
          idempotencyKey: `clock:${doc._id}`,
          now: slice.now,
        })
        // Handed out or cancelled at this moment: then there is nothing to give back.
        if (isRefusal(done) && done.refused !== 'CODE_COLLECTED' && done.refused !== 'CODE_OVER')
          throw Object.assign(new Error(`${doc._id} cannot go back`), { code: done.refused })
      },
    }),
}
