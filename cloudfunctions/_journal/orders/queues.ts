/** Which queues hold what is not at its end. */
import type { Queue } from '../../../miniprogram/core/ticket/lists/lists'

/** The compiler asks about a new queue. */
const OPEN: Record<Queue, boolean> = {
  desk: true,
  returned: true,
  town: true,
  offered: true,
  inHand: true,
  referred: true,
  toRevisit: true,
  toRate: true,
  closed: false,
  ended: false,
}
export const OPEN_QUEUES = (Object.keys(OPEN) as Queue[]).filter(queue => OPEN[queue])
export const ENDED_QUEUES = (Object.keys(OPEN) as Queue[]).filter(queue => !OPEN[queue])
