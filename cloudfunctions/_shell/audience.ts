/** Whom an event is told to (domain §10). A description; `jobs` resolves the people when it sends. */
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import type { Reminder, Ticket } from '../../miniprogram/core/ticket/types'
import type { Audience } from './documents'

/** `before`: the ticket as it was, null for a new one. Empty when nobody needs to be told. */
export function audienceOf(event: TicketEvent, before: Ticket | null, after: Ticket): Audience[] {
  const desk = after.desk === 'inspector' || after.aboutStaff ? ('inspector' as const) : ('desk' as const)
  switch (event.type) {
    // A desk has its inbox; only what cannot wait for it is sent after it.
    case 'Submitted':
      return event.urgent ? [{ who: desk, template: 'newOrder' }] : []
    case 'Appealed':
      return [{ who: 'inspector', template: 'newOrder' }]
    case 'Dispatched':
    case 'Reassigned':
      return [{ who: 'offered', template: 'newOrder' }]
    case 'Lapsed':
      return [
        ...offeredOf(before).map(person => ({
          who: 'person' as const,
          person,
          template: 'returned' as const,
        })),
        { who: desk, template: 'returned' },
      ]
    case 'GivenBack':
      return [{ who: desk, template: 'returned' }]
    case 'Recused':
      return after.state === 'submitted' ? [{ who: desk, template: 'returned' }] : []
    case 'Objected':
      return [{ who: 'inspector', template: 'returned' }]
    case 'ObjectionAnswered':
      return event.upheld ? [{ who: desk, template: 'returned' }] : []
    case 'Claimed':
      return [{ who: 'requester', template: 'claimed' }]
    case 'Recommitted':
      return [{ who: 'requester', template: 'promiseChanged' }]
    case 'Declined':
      return [{ who: 'requester', template: 'declined' }]
    case 'Resolved':
      return [{ who: 'requester', template: 'resolved' }]
    case 'ReferralAnswered':
      return event.accepted
        ? [{ who: 'requester', template: 'resolved' }]
        : [{ who: desk, template: 'returned' }]
    case 'Unmerged':
      return [
        { who: 'requester', template: 'promiseChanged' },
        ...(event.by === 'clock' ? [{ who: desk, template: 'returned' as const }] : []),
      ]
    case 'Reopened':
      return [
        { who: 'requester', template: 'reopened' },
        { who: desk, template: 'reopened' },
      ]
    case 'Reminded':
      return [{ who: remindedOf(event.reminder, after, desk), template: 'soonLate' }]
    default:
      return []
  }
}

const offeredOf = (before: Ticket | null): string[] => (before?.state === 'dispatched' ? before.offer.to : [])

function remindedOf(
  reminder: Reminder,
  ticket: Ticket,
  desk: 'desk' | 'inspector',
): 'holder' | 'offered' | 'desk' | 'inspector' {
  if (reminder === 'revisitLate') return 'inspector'
  if (reminder === 'dispatchLate' || reminder === 'answerLate') return desk
  if (ticket.state === 'claimed') return 'holder'
  return ticket.state === 'dispatched' ? 'offered' : desk
}
