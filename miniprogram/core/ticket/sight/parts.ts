/** The parts of a card: promise, people, the step that runs. */
import { maskName, maskWhole } from '../../people/mask'
import type { PersonId } from '../../people/role'
import type { Sight } from './sight'
import { awaitsRevisit, promiseOf, roundOf } from '../pieces/selectors'
import type { PersonInfo, PromiseInfo, TicketInfo } from './infos'
import type { Commitment, Ticket } from '../types'
import type { View } from './view'
import { readable } from './readable'

export function promiseInfo(view: View, sight: Sight): PromiseInfo | null {
  const { ticket, names } = view
  const promises = roundOf(ticket).promises
  const now =
    promiseOf(ticket) ??
    (ticket.stage.state === 'closed' && ticket.stage.holder !== null ? promises[promises.length - 1] : null)
  if (!now) return null
  const reads = sight.words === 'yes'
  const reason = (one: Commitment | undefined) =>
    reads && one ? (readable(view, one.eventId)?.reason ?? null) : null
  const holder = 'holder' in ticket.stage ? ticket.stage.holder : null
  return {
    who: now.holderName,
    post: names.people[holder ?? '']?.post ?? '',
    promisedAt: now.promisedAt,
    beyondLimit: now.beyondLimit,
    measures: reads ? (readable(view, now.measuresId)?.measures ?? null) : null,
    lateReason: now.beyondLimit ? reason(now) : null,
    // The reason for giving a day up stands with the day that followed it.
    earlier: promises
      .slice(0, -1)
      .map((one, i) => ({ promisedAt: one.promisedAt, reason: reason(promises[i + 1]) }))
      .reverse(),
  }
}

/** On the wall the promised day stands beside the days it took: whose it was does not. */
export function promiseOnWall(ticket: Ticket): PromiseInfo | null {
  const { promises } = roundOf(ticket)
  const newest = promises[promises.length - 1]
  if (!newest) return null
  return {
    who: '',
    post: '',
    promisedAt: newest.promisedAt,
    measures: null,
    beyondLimit: newest.beyondLimit,
    lateReason: null,
    earlier: promises
      .slice(0, -1)
      .map(({ promisedAt }) => ({ promisedAt, reason: null }))
      .reverse(),
  }
}

/** Own: whole. Masked: the surname, and that there is a number. */
export function personInfo({ names }: View, id: PersonId, level: Sight['person']): PersonInfo | null {
  const person = names.people[id]
  if (!person || level === 'no') return null
  if (level === 'own') return { id, name: person.name, phone: person.phone, masked: false }
  const unverified = person.unverified ? { unverified: true as const } : {}
  return {
    ...unverified,
    // No id: another list would turn it into a door.
    id: null,
    name: maskName(person.name),
    phone: person.phone === null ? null : maskWhole(person.phone),
    masked: true,
  }
}

export function returnedOf(view: View): TicketInfo['returned'] {
  const { ticket } = view
  const { giveBacks, lapses } = roundOf(ticket)
  if (giveBacks + lapses === 0) return null
  const { givenBack } = ticket
  return {
    times: giveBacks + lapses,
    reason: givenBack ? (readable(view, givenBack.eventId)?.reason ?? null) : null,
    by: givenBack?.byName ?? null,
  }
}

/** The step clock that is running. */
export function stepOf(ticket: Ticket): TicketInfo['step'] {
  switch (ticket.stage.state) {
    case 'submitted':
      return {
        kind: 'dispatch',
        dueAt: ticket.stage.dispatchDueAt,
        startedAt: roundOf(ticket).dispatchedAt === null ? roundOf(ticket).startedAt : null,
      }
    case 'dispatched':
      return { kind: 'claim', dueAt: ticket.stage.offer.claimDueAt, startedAt: ticket.stage.offer.at }
    case 'claimed':
      return {
        kind: 'work',
        dueAt: ticket.stage.commitment.promisedAt,
        startedAt: ticket.stage.commitment.at,
      }
    case 'referred':
      return { kind: 'answer', dueAt: ticket.stage.answerDueAt, startedAt: ticket.stage.referredAt }
    case 'resolved': {
      const startedAt = roundOf(ticket).resolution?.at ?? null
      return awaitsRevisit(ticket)
        ? { kind: 'revisit', dueAt: ticket.stage.revisitDueAt, startedAt }
        : { kind: 'rate', dueAt: ticket.stage.closeDueAt, startedAt }
    }
    case 'closed':
    case 'withdrawn':
    case 'declined':
    case 'merged':
      return { kind: 'none', dueAt: null, startedAt: null }
  }
}

export const spent = (ticket: Ticket, now: number): number =>
  ticket.rounds.reduce((sum, { startedAt, endedAt }) => sum + Math.max(0, (endedAt ?? now) - startedAt), 0)
