/** The process kit, typed for good deeds. `events.ts` says what an event holds: a verb only names it. */
import { kit } from '../process/define'
import type { DeedKinds } from './kinds'

export const { verb, opening, beside, clock, reminder, process } = kit<DeedKinds>()
