import type { PersonId } from '../people/role'
import { OUTCOME_WORDS } from '../words'
import type { EventType, Fact, TicketEvent } from './events'
import { LEGACY_EVENT_TYPES, type LegacyEvent } from './legacy/rows'
import { verbOfEvent } from './process'
import { promiseOf, roundOf } from './questions'
import { offered } from './sentences'
import type { Names, Offer, Ticket } from './types'

/** Whatever is known of an event; a line of news knows less than the timeline. */
type Known = { type: EventType } & Partial<{ [K in KeysOfFacts]: unknown }>
type KeysOfFacts = Fact extends infer F ? (F extends Fact ? keyof F : never) : never

/** Bold start of the sentence: staff by their public name, the requester without one. */
export function whoSays(
  ticket: Ticket,
  by: PersonId | 'clock',
  byName: string | null,
  viewer: PersonId,
): string | null {
  if (by === 'clock') return null
  if (by === viewer) return '您'
  if (byName !== null) return byName
  // Who is neither was handed the slip of paper.
  return by === ticket.requesterId ? '点单的人' : by === ticket.authorId ? '代办的人' : '一位乡亲'
}

/** `score`: whether this viewer may read a rating. */
export function sayEvent(
  ticket: Ticket,
  event: TicketEvent,
  viewer: PersonId,
  names: Names,
  score: boolean,
): { who: string | null; says: string } {
  const who = whoSays(ticket, event.by, event.byName, viewer)
  return { who, says: `${who ?? ''}${did(event as Known, event.by === 'clock', names, score)}` }
}

/** The newest event, as far as the fold remembers it; `last` may be put in: the newest that a viewer knows of. */
export function newsOf(ticket: Ticket, viewer: PersonId, names: Names): string {
  const { type, by, byName } = ticket.last
  const promise = promiseOf(ticket)
  const known: Known = {
    type,
    source: ticket.source,
    ...(promise ? { promisedAt: promise.promisedAt, beyondLimit: promise.beyondLimit } : {}),
    ...(ticket.stage.state === 'dispatched' ? { offer: ticket.stage.offer } : {}),
    ...(ticket.stage.state === 'referred' ? { office: ticket.stage.office } : {}),
    outcome: roundOf(ticket).resolution?.outcome,
    accepted: ticket.stage.state === 'resolved',
    consent: ticket.consent,
    readers: ticket.readers,
    slip: by !== ticket.requesterId,
  }
  return `${whoSays(ticket, by, byName, viewer) ?? ''}${did(known, by === 'clock', names, false)}`
}

function did(e: Known, clock: boolean, names: Names, score: boolean): string {
  if (isLegacy(e)) return legacyDid(e, clock, names)
  const { timeline } = verbOfEvent(e.type)
  return typeof timeline === 'string' ? timeline : timeline(e, { names, clock, score })
}

/** Of verbs that have no file of their own yet. */
const isLegacy = (e: Known): e is Known & { type: LegacyEvent } => LEGACY_EVENT_TYPES.includes(e.type)
function legacyDid(e: Known & { type: LegacyEvent }, clock: boolean, names: Names): string {
  switch (e.type) {
    case 'Declined':
      return '看过了，这件事这里办不了'
    case 'Appealed':
      return '申诉了，由镇里来看'
    case 'Merged':
      return '把它并到了另一单'
    case 'Joined':
      return '又并进来一单，一起办'
    case 'Parted':
      return '有一单拆出去了，单独办'
    case 'Unmerged':
      return clock ? '并过去的那一单没有办成，它又单独等着派人' : '又把它拆成单独一单'
    case 'Referred':
      return `移交给${e.office ?? '别处'}`
    case 'ReferralAnswered':
      return e.accepted ? `记了回执：${outcome(e)}` : '记了回执：那边不接，回到派单台'
    case 'Dispatched':
      return `${e.again ? '重新派' : '派'}给${offered(e.offer as Offer | undefined, names)}`
    case 'Reassigned':
      return `${clock ? '经办人不在岗了，' : ''}改派给${offered(e.offer as Offer | undefined, names)}`
    case 'ReclassifyAsked':
      return '想改一下分类，等着答复'
    case 'ReclassifyAnswered':
      return e.agreed === undefined
        ? '答复了改分类'
        : e.agreed
          ? '同意改分类，时限跟着改了'
          : '答复：分类不改'
  }
}

const outcome = (e: Known): string => OUTCOME_WORDS[e.outcome as keyof typeof OUTCOME_WORDS] ?? '办结了'
