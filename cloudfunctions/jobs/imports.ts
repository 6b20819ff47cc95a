/**
 * Spreadsheets that nobody looks after: a file that was laid down and never read is removed, for it may hold what nobody
 * may keep; what was pressed and stopped half-way is gone on with.
 */
import { minutes } from '../../miniprogram/core/clock/units'
import { wake } from '../_platform/calls/wake'
import { files, store } from '../_platform/ports'
import { eachDue } from './each-due'
import type { Job } from './slice'

const NOT_READ = '文件传上来了，没有读成，已经删掉了。请再选一次。'
const AGAIN_AFTER = minutes(5)
/** It works on by itself; the timer has others to serve. */
const PATIENCE = 1500

export const imports: Job = {
  name: 'imports',
  wakes: ['imports'],
  run: slice =>
    eachDue(slice, {
      collection: 'imports',
      where: {},
      by: 'dueAt',
      from: 1,
      until: slice.now,
      async work({ _id, state, fileId }) {
        if (fileId !== null) await files.remove([fileId])
        const isStopped = state === 'applying' || state === 'undoing'
        // What waits for a file waits in vain by now; whatever else became of it meanwhile stays.
        await store.change(
          'imports',
          { _id, state },
          state === 'waiting'
            ? { set: { state: 'failed', message: NOT_READ, fileId: null, dueAt: null } }
            : { set: { fileId: null, dueAt: isStopped ? slice.now + AGAIN_AFTER : null } },
        )
        if (isStopped) await wake('spreadsheets', { route: 'go', data: { id: _id } }, PATIENCE)
      },
    }),
}
