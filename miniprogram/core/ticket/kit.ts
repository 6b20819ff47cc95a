/** The process kit, typed for orders. */
import { kit } from '../process/define'
import type { TicketKinds } from './kinds'

export const { verb, opening, beside, clock, reminder, process } = kit<TicketKinds>()
