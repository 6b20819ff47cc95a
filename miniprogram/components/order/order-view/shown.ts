/** What the page of an order shows of its answer. */
import { slips } from '../../../api/slips'
import type { TicketDetail } from '../../../core/ticket/sight/infos'
import { pageModel } from '../../../views/page-model'
import { waysOf } from './ways'

const CLOSED_NOTE = '本人把自己的话删掉了，这一单的记录也关上了。'
/** Then nothing more is decided by what was written. */
const ENDED: readonly string[] = ['closed', 'withdrawn', 'declined', 'merged']
/** A reply kept from an older version does not say. */
const isClosed = ({ closed }: TicketDetail): boolean => closed === 'closed' || closed === 'withPurpose'

export function shownOf(detail: TicketDetail, now: number) {
  const { ticket, holder, content, can } = detail
  const { bar, rest, consent } = waysOf(can, holder?.phone ? holder.name : '', ticket.state)
  return {
    shown: true,
    now,
    uncopied: slips().some(one => one.ticketId === ticket.id),
    model: pageModel(detail, now),
    ticket,
    bar,
    rest: rest.map(button =>
      button.verb === 'unmerge' && ticket.mine ? { ...button, words: '这不是一件事' } : button,
    ),
    mayConsent: consent && !ticket.locked,
    consent: ticket.consent,
    mayShare: !ticket.locked && !isClosed(detail),
    // A reply kept from an older version says neither.
    days: detail.days ?? [],
    closed: isClosed(detail) ? CLOSED_NOTE : '',
    seesTold: detail.seesTold === true,
    hasHome: detail.hasHome === true,
    otherNo: ticket.sourceNo ?? '',
    mayRead: detail.mayRead === true,
    mayErase:
      ticket.mine &&
      ENDED.indexOf(ticket.state) >= 0 &&
      content !== null &&
      (content.text !== null || content.photos.length > 0 || content.voice !== null),
  }
}
