/** The process kit, typed for redemptions. `events.ts` says what an event holds: a verb only names it. */
import { kit } from '../process/define'
import type { RedemptionKinds } from './kinds'

export const { verb, opening, clock, process } = kit<RedemptionKinds>()
