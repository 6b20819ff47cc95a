/** Photos and voice notes: what the checker never answered goes to a person; what nobody handed in is removed. */
import { days, minutes } from '../../miniprogram/core/clock/units'
import type { FileDoc } from '../_shell/documents'
import { files, store } from '../_shell/ports'
import { toReview } from '../hooks/verdict'
import { eachDue } from './each-due'
import type { Job } from './slice'

/** WeChat answers within 30 minutes or not at all (mediaCheckAsync). */
const ANSWER_WITHIN = minutes(30)
const ABANDONED_AFTER = days(1)

export const checks: Job = {
  name: 'checks',
  run: slice => eachDue(slice, {
    collection: 'files', where: { state: 'pending' }, by: 'issuedAt', upTo: slice.now - ANSWER_WITHIN,
    async work(file) {
      if (file.ticketId !== null) await toReview(file, slice.now)
      else if (file.issuedAt < slice.now - ABANDONED_AFTER) await remove(file)
    },
  }),
}

async function remove(file: FileDoc): Promise<void> {
  const { kept, cloudPath } = file
  await files.remove([kept ?? await files.idOf(cloudPath)])
  await store.remove('files', file._id)
}
