/** The process kit, typed for honours. `events.ts` says what an event holds: a verb only names it. */
import { kit } from '../process/define'
import type { HonourKinds } from './kinds'

export const { verb, opening, beside, clock, process } = kit<HonourKinds>()
