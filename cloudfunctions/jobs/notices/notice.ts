/** A row of the table and a person → the notice that is stored and sent. Pure. */
import { about } from '../../../miniprogram/core/about'
import { pathOf } from '../../../miniprogram/core/news/tell'
import type { EventType, TicketEvent } from '../../../miniprogram/core/ticket/events'
import { isReserved } from '../../../miniprogram/core/ticket/pieces/questions'
import type { Tell } from '../../../miniprogram/core/ticket/telling/tells'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { SendDoc } from '../../_documents'
import { newSend } from '../../_documents/new-send'
import { isDesk, type Hearer } from './hearers'
import { nextMorning, whenQuiet } from './hours'

export function sendOf(
  event: TicketEvent,
  tell: Tell,
  { person, ticket, office }: Hearer,
  subWords: string,
  now: number,
): SendDoc {
  const own = office === null
  return newSend({
    _id: `${event.id}:${person._id}`,
    about: about('ticket', ticket.id),
    eventId: event.id,
    personId: person._id,
    office,
    villageId: callerOf(ticket, office),
    at: now,
    says: `${ticket.no} ${tell.says}`,
    how: tell.how,
    until: tell.until,
    page: pathOf(tell.page, ticket.id, isDesk(person, ticket.path, now)),
    notice: {
      no: ticket.no,
      // The kind is left out where it would tell of a quarrel or a complaint.
      about: isReserved(ticket) || ticket.aboutStaff ? (own ? '您点的一件事' : '一件事') : subWords,
      status: statusOf(event, tell),
      at: tell.at ?? event.at,
    },
    template: tell.template,
    ...(tell.how === 'digest' ? { state: 'digest', nextTryAt: nextMorning(now) } : {}),
    ...(tell.how === 'message' ? { nextTryAt: whenQuiet(now) } : {}),
  })
}

/** Whose desk calls when nothing arrives. Nobody calls themselves: for a desk it is the town, for the town the county. */
export function callerOf(ticket: Ticket, office: SendDoc['office']): string {
  if (office === 'town' || office === 'approver') return ticket.path[0] ?? ticket.townId
  return office === 'desk' || ticket.aboutStaff ? ticket.townId : ticket.villageId
}

function statusOf(event: TicketEvent, { until }: Tell): string {
  if (until === 'offerStands') return '待领单'
  if (event.type === 'Reminded' && event.reminder === 'soonLate') return '快到期'
  return STATUS[event.type]
}

/** `phrase` of the message: at most five characters. */
const STATUS: Record<EventType, string> = {
  Submitted: '待派单',
  Registered: '待派单',
  Appealed: '待派单',
  Reopened: '返工',
  Dispatched: '已改派',
  Reassigned: '已改派',
  Claimed: '已领单',
  Recommitted: '改日子',
  Progressed: '有进展',
  Resolved: '已办结',
  Declined: '不受理',
  Referred: '已移交',
  ReferralAnswered: '有回执',
  GivenBack: '重新派',
  Lapsed: '重新派',
  Recused: '重新派',
  Amended: '有补充',
  CancelAsked: '待答复',
  CancelAgreed: '已撤单',
  Withdrawn: '已撤单',
  HandlerAdded: '一起办',
  ReclassifyAsked: '待答复',
  ReclassifyAnswered: '改分类',
  Objected: '待答复',
  ObjectionAnswered: '有答复',
  Rated: '已评价',
  Merged: '已并单',
  Joined: '已并单',
  Parted: '已拆单',
  Unmerged: '待派单',
  CommitteeRated: '已评议',
  Published: '已晒单',
  Unpublished: '已撤下',
  ConsentChanged: '已撤下',
  StoodAside: '已回避',
  ReadersSet: '已改',
  Revisited: '已回访',
  Closed: '已归档',
  Reminded: '已超期',
  DaysCorrected: '改日子',
  TakenOut: '已隐去',
  SelfJoined: '已核对',
}
