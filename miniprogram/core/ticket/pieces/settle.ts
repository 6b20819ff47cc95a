/** What every event changes in an order, whatever its verb. */
import type { Verb } from '../../process/verb'
import type { StepCalendars, TicketEvent } from '../events'
import type { TicketKinds } from '../kinds'
import { isReserved, roundOf } from './selectors'
import type { Ticket } from '../types'

type Rule = Verb<TicketKinds> | undefined

export function settle(before: Ticket | null, after: Ticket, event: TicketEvent, rule: Rule): Ticket {
  if (!before) return withCalendars(after, event)
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

/**
 * An event names every step and request whose day it sets, with the calendars it hangs on. A step that is set takes the
 * place of the one before; a request keeps its own until it is answered.
 */
function withCalendars(ticket: Ticket, { calendars }: TicketEvent): Ticket {
  if (!calendars) return ticket
  const { stepCalendars: known = {}, ...bare } = ticket
  const isRequest = (name: string): boolean => name in ticket.requests
  const setsStep = Object.keys(calendars).some(name => !isRequest(name))
  const kept = Object.entries(known).filter(([name]) => isRequest(name) || !setsStep)
  const merged: StepCalendars = { ...Object.fromEntries(kept), ...calendars }
  const told = Object.entries(merged).filter(([, used]) => used.length > 0)
  return told.length > 0 ? { ...bare, stepCalendars: Object.fromEntries(told) } : bare
}

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
