/** The process kit, typed for orders. `events.ts` says what an event holds: a verb only names it. */
import { kit } from '../process/define'
import type { TicketKinds } from './kinds'

export const { verb, opening, beside, clock, reminder, process } = kit<TicketKinds>()
