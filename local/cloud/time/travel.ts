import type { Environment } from '../environment'
import { badParameter } from '../errors'

/** Moves the clock: timers on the way run, old transactions end, late pushes arrive, and the place is kept for the next start. */
export async function travel(
  { timers, clock, memory, store, pushes }: Environment,
  to: { setTo: number } | { advanceMs: number },
): Promise<void> {
  if (!Number.isFinite('setTo' in to ? to.setTo : to.advanceMs))
    throw badParameter('the clock needs a time in epoch milliseconds')
  await timers.travel(() => ('setTo' in to ? to.setTo : clock.now() + to.advanceMs))
  memory.set('clockOffsetMs', String(clock.offsetMs))
  store.transactions.expire()
  await pushes.run()
}
