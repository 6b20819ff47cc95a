import type { PersonId } from '../../people/role'
import type { EventType, Fact, TicketEvent } from '../events'
import type { TicketKinds } from '../kinds'
import type { Verb } from '../lifecycle'
import { ticketProcess, verbOfEvent } from '../process'
import { promiseOf, roundOf } from '../pieces/selectors'
import type { Names, Ticket } from '../types'

/** Whatever is known of an event; a line of news knows less than the timeline. */
type Known = { type: EventType } & Partial<{ [K in KeysOfFacts]: unknown }>
type KeysOfFacts = Fact extends infer F ? (F extends Fact ? keyof F : never) : never

/** Bold start of the sentence: staff by their public name, the requester without one, nor the family: a surname says whose it is. */
function whoSpeaks(
  ticket: Ticket,
  by: PersonId | 'clock',
  byName: string | null,
  viewer: PersonId,
  names: Names,
): string | null {
  if (by === 'clock') return null
  if (by === viewer) return '您'
  if (byName !== null) return byName
  if (ticket.family && by === ticket.authorId)
    return viewer === ticket.requesterId ? `家里人${names.people[by]?.name ?? ''}` : '家里人'
  // Who is neither was handed the slip of paper.
  return by === ticket.requesterId ? '点单的人' : '一位乡亲'
}

/** `score`: whether this viewer may read a rating. */
export function timelineText(
  ticket: Ticket,
  event: TicketEvent,
  viewer: PersonId,
  names: Names,
  score: boolean,
): { who: string | null; message: string } {
  const who = whoSpeaks(ticket, event.by, event.byName, viewer, names)
  return { who, message: `${who ?? ''}${did(event as Known, event.by === 'clock', names, score)}` }
}

/** The newest event, as far as the fold remembers it; `last` may be put in: the newest that a viewer knows of. */
export function newsOf(ticket: Ticket, viewer: PersonId, names: Names): string {
  const { type, by, byName } = ticket.last
  const promise = promiseOf(ticket)
  const known: Known = {
    type,
    source: ticket.source,
    family: ticket.family,
    ...(promise ? { promisedAt: promise.promisedAt, beyondLimit: promise.beyondLimit } : {}),
    ...(ticket.stage.state === 'dispatched' ? { offer: ticket.stage.offer } : {}),
    ...(ticket.stage.state === 'referred' ? { office: ticket.stage.office } : {}),
    outcome: roundOf(ticket).resolution?.outcome,
    accepted: ticket.stage.state === 'resolved',
    consent: ticket.consent,
    readers: ticket.readers,
    slip: by !== ticket.requesterId,
  }
  return `${whoSpeaks(ticket, by, byName, viewer, names) ?? ''}${did(known, by === 'clock', names, false)}`
}

function did(e: Known, clock: boolean, names: Names, score: boolean): string {
  const { timeline } = verbOfEvent(e.type)
  return typeof timeline === 'string' ? timeline : timeline(e, { names, clock, score })
}

/** One sentence to who pressed: what happened and what comes next. */
export function messageAfter(verb: Verb, ticket: Ticket, law: TicketKinds['law']): string {
  const { message } = ticketProcess.verbs[verb]
  return typeof message === 'string' ? message : message(ticket, law)
}
