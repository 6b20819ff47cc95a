/** What the schemas of orders, their lists and their desk cannot say. A route without a line here is a type error. */
import type { About } from './about'
import type { ticketReads, ticketWrites } from '../ticket'

export const ABOUT_TICKET: Record<keyof typeof ticketReads | keyof typeof ticketWrites, About> = {
  'ticket.open': {
    who: 'by the sight table',
    what: 'A ticket’s own page',
    answers: 'TicketDetail & { now, unheard }',
  },
  'ticket.bySlip': {
    who: 'signed in, with the slip of paper',
    what: 'The order a slip belongs to; five wrong codes lock for an hour',
    answers: 'SlipOrder',
  },
  'ticket.colleagues': {
    who: 'the holder, while it is in their hands',
    what: 'Whom they may ask along (`ticket.addHandler`)',
    answers: 'Candidate[]',
  },
  'ticket.list': {
    who: 'by list: `mine`, `published` everyone; desk lists the dispatcher; `running` … the supervisor; `town` … the inspector',
    what: 'One page of a list, 20 at a time',
    answers: 'Page<TicketInfo>',
  },
  'ticket.find': {
    who: 'dispatcher, inspector; grid member: what they handle; supervisor: public and minor matters, by number and words',
    what: 'Orders by number, words, place, door or the other system’s number, or of one household; the newest first, 20 at a time',
    answers: 'Page<TicketInfo>',
  },
  'grid.today': {
    who: 'grid member, inspector',
    what: 'Offered to me and in my hands, the most pressing first, 60 at a time, and how many there are',
    answers: 'Today',
  },
  'grid.places': { who: 'anyone', what: 'Towns of the county, villages of a town', answers: 'GridInfo[]' },
  'grid.people': {
    who: 'grid member, dispatcher',
    what: 'Whom I may order for, 20 at a time; whole names only when typed',
    answers: '{ people: HelpedPerson[], next }',
  },
  'desk.counters': {
    who: 'dispatcher, inspector',
    what: 'Numbers of the desk, 100 means 99+',
    answers: 'DeskCounters',
  },
  'desk.sheet': {
    who: 'dispatcher, inspector of the ticket',
    what: 'Everything needed to dispatch one',
    answers: 'DispatchSheet',
  },
  'desk.reviews': {
    who: 'dispatcher, inspector; an administrator where the town has nobody in post, each text written down',
    what: 'What the checker left to people',
    answers: 'Page<Review>',
  },
  'desk.told': {
    who: 'dispatcher, inspector of the ticket',
    what: 'Who was told of this order, and by which way it reached them',
    answers: '{ now, no, people: ToldPerson[] }',
  },
  'desk.notReached': {
    who: 'dispatcher',
    what: 'People whom no message reached',
    answers: 'Page<NotReached>',
  },
  'town.villages': {
    who: 'inspector; admin for a town without one',
    what: 'The villages of the town: what came in during a month by matter and channel, and what is missing there; never by person',
    answers: '{ now, month, isAll, villages }',
  },
  'board.show': { who: 'anyone', what: 'The wall of a village and month', answers: 'VillageBoard' },
  'board.tickets': {
    who: 'signed in',
    what: 'The tickets behind a rate, as far as I may see them',
    answers: 'Page<TicketInfo>',
  },
  'share.open': {
    who: 'anyone who holds the card',
    what: 'Number, state, promised day and the desk’s line of a shared order; no words, no name',
    answers: 'SharedOrder',
  },
  'share.card': {
    who: 'signed in; a ticket by the sight table',
    what: 'Title and picture that give nothing away',
    answers: 'ShareCard',
  },
  'share.give': {
    who: 'the requester',
    what: 'A card for the family: at most five an order, none of a dispute, a private matter or a complaint',
    answers: 'ShareCard',
  },
  'ticket.record': {
    who: 'the town; anyone who approves 改分类',
    what: 'Texts that are closed, with their photos; the purpose is written down for the person concerned',
    answers: '{ now, no, lines }',
  },
  'ticket.redact': {
    who: 'the town',
    what: 'Takes a name, number, door or photo out of an office’s text on request; written down likewise',
    answers: '{ now, no, lines }',
  },
  'ticket.unmask': {
    who: 'by the sight table',
    what: 'A whole name and number; the purpose is written down for the person concerned',
    answers: '{ name, phone }',
  },
  'ticket.findPeople': {
    who: 'dispatcher, inspector',
    what: 'Orders of the people of one name, or with these last four digits; each reads who looked, and why. 30 an hour',
    answers: 'PeopleFound',
  },
  'desk.review': {
    who: 'dispatcher, inspector of the place, an administrator where the town has nobody in post; never of one’s own words',
    what: 'Decides what the checker left',
    answers: '{ left }',
  },
  'desk.reached': { who: 'dispatcher', what: 'Somebody was called', answers: '{ left }' },
}
