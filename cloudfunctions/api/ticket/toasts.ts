/** One sentence after a press: what happened and what comes next. */
import { latestText } from '../../../miniprogram/core/clock'
import type { Ticket } from '../../../miniprogram/core/ticket/types'
import { isLegacy, type LegacyVerb } from '../../../miniprogram/core/ticket/legacy'
import { ticketProcess } from '../../../miniprogram/core/ticket/process'
import type { PersonVerb } from '../../_contract/verbs'

type LegacyPersonVerb = Extract<PersonVerb, LegacyVerb>

/** Of verbs that have no file of their own yet. */
const LEGACY: Record<LegacyPersonVerb, string | ((ticket: Ticket) => string)> = {
  decline: '退回去了，点单的人会看到该去哪里办。',
  appeal: ticket =>
    ticket.stage.state === 'submitted'
      ? `申诉交到镇里了，${latestText(ticket.stage.dispatchDueAt, ticket.at)}有人看。`
      : '申诉交到镇里了。',
  merge: '并好了，两边都看得到进展。',
  unmerge: '拆开了，又回到待派单。',
  refer: '移交出去了，等那边的回执。',
  answerReferral: '回执记下了。',
  dispatch: ticket =>
    ticket.stage.state === 'dispatched'
      ? `派出去了，${latestText(ticket.stage.offer.claimDueAt, ticket.at)}要领。`
      : '派出去了。',
  reassign: '改派出去了。',
  reclassify: '交上去了，答应了才改。',
  answerReclassify: '答复记下了。',
}

export function saysAfter(verb: PersonVerb, ticket: Ticket): string {
  const message = isLegacy(verb) ? LEGACY[verb] : ticketProcess.verbs[verb].message
  return typeof message === 'string' ? message : message(ticket)
}
