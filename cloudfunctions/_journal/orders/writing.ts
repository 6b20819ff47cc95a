/** How orders are decided, folded and written. */
import { decide } from '../../../miniprogram/core/ticket/decide'
import { evolve, fold } from '../../../miniprogram/core/ticket/evolve'
import { listKeys } from '../../../miniprogram/core/ticket/lists/lists'
import { cameToNothing } from '../../../miniprogram/core/ticket/pieces/selectors'
import { verbOfEvent } from '../../../miniprogram/core/ticket/process'
import { ownerOf } from '../../../miniprogram/core/ticket/telling/event-table'
import { tellsOf } from '../../../miniprogram/core/ticket/telling/tells'
import { clockVerb } from '../../../miniprogram/core/ticket/time/clockwork'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import type { TicketDoc } from '../../_documents'
import type { Writing } from '../keeping'
import { reviewPath } from './review-path'

export const docOf = (ticket: Ticket): TicketDoc => {
  const list = listKeys(ticket)
  return {
    _id: ticket.id,
    v: 1,
    ticket,
    list,
    path: ticket.path,
    villageId: ticket.villageId,
    townId: ticket.townId,
    no: ticket.no,
    state: ticket.stage.state,
    nextDueAt: list.nextDueAt,
  }
}

export const orders: Writing<'ticket'> = {
  collection: 'tickets',
  field: 'ticket',
  matterIn: ({ ticket }) => ticket,
  docOf,
  secrets: ['found'],
  fold,
  evolve,
  decide,
  clockVerb,
  /** A step belongs to a round; sending it back begins the next. */
  envelope: (before, { type }) => ({
    round: (before?.round ?? 1) + (before && type === 'Reopened' ? 1 : 0),
  }),
  tellsOf: ({ event, before, after }) => tellsOf(event, before, after),
  movesBoards: type => verbOfEvent(type).board !== 'nothing',
  freesOthers: cameToNothing,
  ownerOf,
  reviewPath,
  called: ({ no }) => no,
}
