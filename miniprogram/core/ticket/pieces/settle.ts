/** What every event changes in an order, whatever its verb. */
import type { Verb } from '../../process/verb'
import type { TicketEvent } from '../events'
import type { TicketKinds } from '../kinds'
import { isReserved, roundOf } from './questions'
import type { Ticket } from '../types'

type Rule = Verb<TicketKinds> | undefined

export function settle(before: Ticket | null, after: Ticket, event: TicketEvent, rule: Rule): Ticket {
  if (!before) return after
  return reserved(before, counted(withCalendars(noticed(before, after, event, rule), event), rule), event)
}

/** The newest step, and the newest that those who deal with it may know of. */
function noticed(before: Ticket, after: Ticket, event: TicketEvent, rule: Rule): Ticket {
  const last = { type: event.type, at: event.at, by: event.by, byName: event.byName, eventId: event.id }
  const hides = hidesFromHandlers(event, rule)
  // An objection that is upheld is no secret any more: what was hidden of it is not.
  const shown = event.type === 'ObjectionAnswered' && !hides
  return {
    ...after,
    last,
    lastOpen: hides ? before.lastOpen : last,
    hidden: before.hidden + (hides ? 1 : shown ? -1 : 0),
  }
}

/** Kept from those who deal with it, when it happens. */
function hidesFromHandlers(event: TicketEvent, rule: Rule): boolean {
  switch (rule?.words.known) {
    case undefined:
    case 'everyone':
      return false
    case 'upheld':
      return event.type !== 'ObjectionAnswered' || !event.upheld
    case 'judges':
    case 'town':
      return true
  }
}

/** An event that sets the end of a step says which calendars it hangs on; the step before it is over. */
function withCalendars(ticket: Ticket, event: TicketEvent): Ticket {
  if (!setsStep(event)) return ticket
  const { stepCalendars: _, ...bare } = ticket
  return event.calendars ? { ...bare, stepCalendars: event.calendars } : bare
}

/** Every moment that an event sets, and whether it is the end of the step that runs. */
type DueFact = Extract<
  TicketEvent extends infer E ? (E extends E ? keyof E : never) : never,
  `${string}DueAt`
>
const ENDS_A_STEP: { readonly [F in DueFact]: boolean } = {
  dispatchDueAt: true,
  answerDueAt: true,
  closeDueAt: true,
  revisitDueAt: true,
}
const STEP_ENDS = Object.keys(ENDS_A_STEP).filter(fact => ENDS_A_STEP[fact as DueFact])

/** The end of a step stands in the event itself, or in an offer. */
const setsStep = (event: TicketEvent): boolean =>
  'offer' in event ||
  'steps' in event ||
  Object.entries(event).some(([fact, value]) => STEP_ENDS.includes(fact) && value !== null)

/** Only what has a most is counted; in the round in which it was done. */
function counted(ticket: Ticket, rule: Rule): Ticket {
  if (rule?.most === undefined) return ticket
  const { type } = rule.event
  const round = roundOf(ticket)
  const taken = { ...round.taken, [type]: (round.taken[type] ?? 0) + 1 }
  return { ...ticket, rounds: [...ticket.rounds.slice(0, -1), { ...round, taken }] }
}

/** Nothing reserved hangs on the wall. */
function reserved(before: Ticket, after: Ticket, event: TicketEvent): Ticket {
  if (!isReserved(after)) return after
  return { ...after, publication: null, reservedAt: isReserved(before) ? before.reservedAt : event.at }
}
