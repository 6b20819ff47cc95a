/** The self-check issued an address of sixty seconds: by now it must be dead. */
import { fetchDeadAddress } from '../_platform/probes'
import { eachDue } from './each-due'
import type { Job } from './slice'

export const probe: Job = {
  name: 'probe',
  wakes: ['probes'],
  run: slice =>
    eachDue(slice, {
      collection: 'probes',
      where: { came: 'waits' },
      by: 'deadBy',
      from: 1,
      until: slice.now,
      work: fetchDeadAddress,
    }),
}
