/** What a notice says, and whether it still is so. Pure: event and ticket are read again just before. */
import { clockText, dateText } from '../../miniprogram/core/clock/shanghai'
import { covers } from '../../miniprogram/core/people/grid'
import type { TicketEvent } from '../../miniprogram/core/ticket/events'
import { isReserved, promiseOf, roundOf } from '../../miniprogram/core/ticket/questions'
import type { Reminder, Ticket } from '../../miniprogram/core/ticket/types'
import type { PersonDoc, TemplateName } from '../_shell/documents'
import type { Notice } from './templates'

type Person = Pick<PersonDoc, '_id' | 'posts'>
/** Where this person stands to the ticket, as far as a notice is concerned. */
export type Standing = 'requester' | 'holder' | 'offered' | 'desk' | 'bystander'

export function standingOf(ticket: Ticket, person: Person): Standing {
  if (ticket.requesterId === person._id) return 'requester'
  if (ticket.state === 'dispatched' && ticket.offer.to.includes(person._id)) return 'offered'
  if ('holder' in ticket && ticket.holder === person._id) return 'holder'
  return person.posts.some(
    p => (p.role === 'dispatcher' || p.role === 'inspector') && covers(p.gridId, ticket.path),
  )
    ? 'desk'
    : 'bystander'
}

/** Whether the news still holds: a message about a step that is over would only send people the wrong way. */
export function stillTrue(event: TicketEvent, ticket: Ticket): boolean {
  if (event.round !== ticket.round && event.type !== 'Reopened') return false
  switch (event.type) {
    case 'Submitted':
    case 'Appealed':
    case 'Lapsed':
    case 'GivenBack':
    case 'Unmerged':
    case 'Recused':
      return ticket.state === 'submitted'
    case 'ObjectionAnswered':
    case 'ReferralAnswered':
      return ticket.state === 'submitted' || ticket.state === 'resolved'
    case 'Dispatched':
    case 'Reassigned':
      return ticket.state === 'dispatched' && ticket.offer.at === event.offer.at
    case 'Objected':
      return ticket.asks.objection !== undefined
    case 'Claimed':
    case 'Recommitted':
      return ticket.state === 'claimed' && ticket.commitment.eventId === event.id
    case 'Declined':
      return ticket.state === 'declined'
    case 'Resolved':
      return ticket.state === 'resolved' || (ticket.state === 'closed' && roundOf(ticket).rating === null)
    case 'Reopened':
      return ticket.round > 1 && isRunning(ticket)
    case 'Reminded':
      return holdsStill(event.reminder, ticket)
    default:
      return false
  }
}

function holdsStill(reminder: Reminder, ticket: Ticket): boolean {
  switch (reminder) {
    case 'dispatchLate':
      return ticket.state === 'submitted'
    case 'promiseLate':
      return ticket.state === 'claimed'
    case 'answerLate':
      return ticket.state === 'referred'
    case 'revisitLate':
      return ticket.state === 'resolved'
    case 'soonLate':
    case 'late':
      return isRunning(ticket)
  }
}

/** One sentence for the badge in the app: what happened and what to do. */
export function sentenceOf(event: TicketEvent, ticket: Ticket, person: Person): string {
  const { no } = ticket
  const own = standingOf(ticket, person) === 'requester'
  switch (event.type) {
    case 'Submitted':
    case 'Appealed':
      return `${no} 等着派，请看一看。`
    case 'Dispatched':
    case 'Reassigned':
      return `来了一单 ${no}，请在 ${at(event.offer.claimDueAt)} 前领。`
    case 'Objected':
      return `${no} 点单的人想换个人办，请答复。`
    case 'Claimed':
      return `${no} 有人领了，答应 ${dateText(event.promisedAt)} 前办好。`
    case 'Recommitted':
      return `${no} 的日子改到 ${dateText(event.promisedAt)}，点开看为什么。`
    case 'Declined':
      return `${no} 这里办不了，点开看该去哪里办。`
    case 'Resolved':
    case 'ReferralAnswered':
      return own ? `${no} 办好了，请看一看，评一评。` : `${no} 有了回执，请看一看。`
    case 'Reopened':
      return own ? `${no} 重新开始办了。` : `${no} 要返工，请重新派。`
    case 'Unmerged':
      return own
        ? `${event.by === 'clock' ? '并过去的那一单没有办成，' : ''}${no} 又单独办了，等着派人。`
        : `${no} 从并单里回来了，要派人。`
    case 'Reminded':
      return `${no} ${REMINDED[event.reminder]}`
    default:
      return `${no} 回到派单台了，要重新派。`
  }
}

const REMINDED: Record<Reminder, string> = {
  dispatchLate: '还没派出去，请快一点派。',
  soonLate: '快到时限了，请看一看。',
  late: '已经超过时限了，请马上看一看。',
  promiseLate: '答应的日子已经过了，请办好，或改日子说明原因。',
  answerLate: '移交的回执还没来，请问一问。',
  revisitLate: '办结后还没回访，请安排。',
}

/** Fields of the subscription message: number, kind, a moment, a hint. The kind is left out where it would tell of a quarrel or a complaint. */
export function noticeOf(
  template: TemplateName,
  event: TicketEvent,
  ticket: Ticket,
  person: Person,
  subWords: string,
): Notice {
  const own = standingOf(ticket, person) === 'requester'
  return {
    no: ticket.no,
    about: isReserved(ticket) || ticket.aboutStaff ? (own ? '您点的一件事' : '一件事') : subWords,
    status: statusOf(template, event),
    at: momentOf(event, ticket),
    hint: own ? '点开看看' : '请点开看看',
  }
}

function statusOf(template: TemplateName, event: TicketEvent): string {
  if (event.type === 'Unmerged') return '待派单'
  return event.type === 'Reminded' && event.reminder !== 'soonLate' ? '已超期' : STATUS[template]
}

/** `phrase`: at most five characters. */
const STATUS: Record<TemplateName, string> = {
  newOrder: '待领单',
  soonLate: '快到期',
  returned: '待派单',
  claimed: '已领单',
  promiseChanged: '改日子',
  declined: '不受理',
  resolved: '已办结',
  reopened: '返工',
  points: '有变动',
}

function momentOf(event: TicketEvent, ticket: Ticket): number {
  switch (event.type) {
    case 'Dispatched':
    case 'Reassigned':
      return event.offer.claimDueAt
    case 'Claimed':
    case 'Recommitted':
      return event.promisedAt
    case 'Reminded':
      return event.reminder === 'promiseLate'
        ? (promiseOf(ticket)?.promisedAt ?? event.at)
        : roundOf(ticket).limitAt
    default:
      return event.at
  }
}

/** The page a tap on the message opens. */
export function pageOf(ticket: Ticket, person: Person): string {
  switch (standingOf(ticket, person)) {
    case 'requester':
      return `resident/ticket/ticket?id=${ticket.id}`
    case 'offered':
      return `grid/claim/claim?id=${ticket.id}`
    case 'desk':
      return ticket.desk === 'inspector' || ticket.aboutStaff ? 'town/inbox/inbox' : 'desk/inbox/inbox'
    case 'holder':
    case 'bystander':
      return 'grid/today/today'
  }
}

const RUNNING: readonly Ticket['state'][] = ['submitted', 'dispatched', 'claimed', 'referred']
const isRunning = (ticket: Ticket): boolean => RUNNING.includes(ticket.state)
const at = (ms: number): string => `${dateText(ms)} ${clockText(ms)}`
