/** What the dispatch page shows of its answer, before anything is chosen. */
import type { DispatchSheet } from '../../../../contract/ticket/desk'
import { UNVERIFIED } from '../../../core/text/shared'
import { clockText, whenText } from '../../../core/clock/shanghai'
import { UNDECIDED } from '../../../core/clock/undecided'
import type { Category, Matter } from '../../../core/ticket/types'
import { photoOf } from '../../../views/ticket-page'
import type { Mode } from './judged'
import { bare, latelyOf } from './rows'

/** `urgent`: said here already, and not taken back by a later answer. */
export function shownOf(sheet: DispatchSheet, mode: Mode, urgent: boolean) {
  const { ticket, content, can, lengths, timeline } = sheet.detail
  const title = ticket.title ?? ticket.no
  return {
    shown: true,
    title,
    quote: content?.text && bare(content.text) !== bare(title) ? content.text : '',
    from: [
      ticket.gridName,
      ticket.requester ? ticket.requester.name : '',
      ticket.requester?.unverified ? UNVERIFIED : '',
      `${whenText(ticket.clock.startedAt, sheet.now)} ${clockText(ticket.clock.startedAt)}`,
      ticket.place ?? '',
    ]
      .filter(words => words !== '')
      .join(' · '),
    photos: content ? content.photos.map(photo => photoOf(photo)) : [],
    voice: content?.voice?.url ? { src: content.voice.url, seconds: content.voice.seconds } : null,
    lately: latelyOf(timeline),
    checking: ticket.check === 'pass' ? '' : '话还在检查，先看类别和电话',
    again: mode !== 'dispatch' || ticket.state === 'dispatched',
    urgent: ticket.urgent || urgent,
    wasUrgent: ticket.urgent,
    danger: ticket.danger === true,
    urgentLong: lengths.urgent,
    /** Once classified, changing it is a request of its own (改分类). */
    fixed: mode !== 'reclassify' && ticket.matter !== null,
    category:
      ticket.sub === UNDECIDED.id ? ('' as Category | '') : (ticket.category ?? ('' as Category | '')),
    // What nobody decided yet is no choice of the desk's.
    sub: ticket.sub === UNDECIDED.id ? '' : ticket.sub,
    matter: ticket.matter ?? ('' as Matter | ''),
    track: String(ticket.track),
    mayDecline: mode === 'dispatch' && can.indexOf('decline') >= 0,
    mayDispatch: can.indexOf(mode) >= 0,
  }
}
