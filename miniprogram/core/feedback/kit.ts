/** The process kit, typed for complaints and suggestions. `events.ts` says what an event holds: a verb only names it. */
import { kit } from '../process/define'
import type { FeedbackKinds } from './kinds'

export const { verb, opening, beside, clock, process } = kit<FeedbackKinds>()
