/** Before anybody reads, what still lies there of before there were events; the timer brings the rest (jobs/letters.ts). */
import { bringAll } from '../../_journal/feedback/bring'
import type { Where } from '../../_platform/bounds'
import { onePage } from '../../_platform/reach'
import { listOver } from '../over'

const PAGE = 20

/** All that lie under these; true where there were any. It is one look that finds nothing, once there are none any more. */
export async function bringIn(wheres: readonly Where[], now: number): Promise<boolean> {
  for (let after: string | undefined, any = false; ; any = true) {
    const found = await listOver('feedback', wheres, {
      sort: ['sortKey', 'asc'],
      after,
      limit: onePage(PAGE),
    })
    await bringAll(found, now)
    // On from the last one: what cannot be brought is not met twice.
    after = found.at(-1)?.sortKey
    if (found.length < PAGE) return any || found.length > 0
  }
}
