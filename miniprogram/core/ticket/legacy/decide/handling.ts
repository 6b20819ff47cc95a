import { refuse } from '../../../refusal'
import { holderOf, roundOf } from '../../questions'
import type { Ticket } from '../../types'
import { needReason, presser, wordsOf, type Ctx, type VerbRule } from './decision'
import { dispatchDue } from '../../times'

const backToDesk = (ticket: Ticket, ctx: Ctx): number =>
  dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent)

/** Whom an objection would be about: the holder, or the one person it was offered to. */
function handlerOf(ticket: Ticket): string | null {
  if (ticket.stage.state !== 'dispatched') return holderOf(ticket)
  const [only, another] = ticket.stage.offer.to
  return another === undefined ? (only ?? null) : null
}

export const objectTo: VerbRule<'objectTo'> = {
  blocks(ticket) {
    if (ticket.objected) return refuse('OBJECT_ONCE')
    return handlerOf(ticket) === null ? refuse('NOT_NOW') : null
  },
  decide(ticket, { reason }) {
    const about = handlerOf(ticket)
    if (about === null) return refuse('NOT_NOW')
    return needReason(reason) ?? { fact: { type: 'Objected', about }, words: wordsOf({ reason }) }
  },
}

export const answerObjection: VerbRule<'answerObjection'> = {
  blocks: ticket => (ticket.requests.objection ? null : refuse('NOT_NOW')),
  decide(ticket, { upheld, reason }, ctx) {
    const about = ticket.requests.objection?.payload.about
    if (about === undefined) return refuse('NOT_NOW')
    // Nobody answers an objection to themselves.
    if (about === presser(ctx)) return refuse('RELATED')
    const unsaid = needReason(reason)
    if (unsaid) return unsaid
    const words = wordsOf({ reason })
    if (!upheld || ticket.stage.state === 'submitted' || !hands(ticket).includes(about))
      return { fact: { type: 'ObjectionAnswered', upheld, dispatchDueAt: null }, words }
    const dispatchDueAt = backToDesk(ticket, ctx)
    return { fact: { type: 'ObjectionAnswered', upheld, dispatchDueAt }, words }
  },
}

const hands = (ticket: Ticket): readonly string[] =>
  ticket.stage.state === 'dispatched'
    ? ticket.stage.offer.to
    : ticket.stage.state === 'claimed'
      ? [ticket.stage.holder, ...ticket.stage.coHandlers]
      : []
