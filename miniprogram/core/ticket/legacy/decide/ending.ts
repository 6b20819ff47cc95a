/** After the work: 评价, 回访, 评议, 返工. */
import { isBlank } from '../../../text/fold'
import { refuse, type Refusal } from '../../../refusal'
import { relationsOf } from '../../relations'
import { holds } from '../../../people/role'
import { sightOf } from '../../sight'
import { awaitsRevisit, isRelated, roundOf } from '../../questions'
import type { Ticket } from '../../types'
import { partedFrom, worked } from '../../together'
import { needReason, presser, wordsOf, type Ctx, type VerbRule } from './decision'
import { dispatchDue, due, limit } from '../../times'
import type { Step } from '../../../clock/policy'

/** The order that was worked on: its own, or the one it was merged into; null while nothing has come of that. */
const workedOn = (ticket: Ticket, { facts }: Ctx): Ticket | null =>
  ticket.stage.state === 'merged' ? worked(facts.chain) : ticket

/** Whether `step`, counted from the closing, is over. Before the closing no window has begun. */
function over(ticket: Ticket, step: Exclude<Step, 'dispatch'>, ctx: Ctx): boolean {
  return ticket.stage.state === 'closed' && ctx.now > due(ctx, step, ticket.stage.closedAt)
}
const refusedIf = (answer: boolean, no: Refusal): Refusal | null => (answer ? no : null)

export const rate: VerbRule<'rate'> = {
  blocks(ticket, ctx) {
    // Through a slip, too: neither the helper nor a handler types the rating.
    const typist = presser(ctx)
    const done = workedOn(ticket, ctx)
    if (!done) return refuse('MERGED_RUNNING')
    if (
      ctx.facts.slipKin ||
      done.handledBy.includes(typist) ||
      ticket.handledBy.includes(typist) ||
      (typist === ticket.authorId && typist !== ticket.requesterId)
    )
      return refuse('RELATED')
    const { rating } = roundOf(ticket)
    const window = refusedIf(over(done, 'rateWindowAfterClose', ctx), refuse('RATE_OVER'))
    if (window || !rating) return window
    return refusedIf(ctx.now > due(ctx, 'rateReplace', rating.firstAt), refuse('ALREADY_RATED_LATE'))
  },
  decide(ticket, { score, text, attachments }, ctx) {
    const slip = presser(ctx) !== ticket.requesterId
    return {
      fact: { type: 'Rated', score, slip },
      words: wordsOf({ text: text ?? '', attachments }),
    }
  },
}

/** Nobody judges what they cannot read, and nobody judges their own. */
function mayJudge(ticket: Ticket, ctx: Ctx): Refusal | null {
  if (ctx.actor === 'clock') return refuse('NOT_ALLOWED')
  if (isRelated(ticket, presser(ctx))) return refuse('RELATED')
  return sightOf(ticket, ctx.actor, ctx.now, ctx.facts).words === 'yes' ? null : refuse('JUDGED_UNSEEN')
}

export const revisit: VerbRule<'revisit'> = {
  blocks: mayJudge,
  decide: (_, { text, satisfied }) =>
    isBlank(text)
      ? refuse('NEEDS_WORDS', {}, 'text')
      : { fact: { type: 'Revisited', satisfied }, words: wordsOf({ text }) },
}

export const committeeRate: VerbRule<'committeeRate'> = {
  blocks: (ticket, ctx) =>
    mayJudge(ticket, ctx) ?? refusedIf(over(ticket, 'committeeRate', ctx), refuse('COMMITTEE_OVER')),
  decide: (_, { result, speed, manner, text }) => ({
    fact: { type: 'CommitteeRated', result, speed, manner },
    words: wordsOf({ text: text ?? '' }),
  }),
}

/** Kin of whoever ordered or handled it does not judge. Nothing is asked beyond one sentence of why. */
export const standAside: VerbRule<'standAside'> = {
  blocks: (ticket, ctx) =>
    ticket.recused.includes(presser(ctx)) ? refuse('ASKED_ALREADY') : mayJudge(ticket, ctx),
  decide: (ticket, { reason }, ctx) =>
    needReason(reason) ??
    refusedIf(wouldWaitForNobody(ticket, ctx), refuse('NOBODY_ELSE_REVISITS')) ?? {
      fact: { type: 'StoodAside' },
      words: wordsOf({ reason }),
    },
}

/** Only the town may always revisit: its last one may not leave an order that cannot end without. */
function wouldWaitForNobody(ticket: Ticket, { actor, now, facts }: Ctx): boolean {
  if (actor === 'clock' || !awaitsRevisit(ticket) || !holds(actor, 'inspector', ticket.path, now))
    return false
  return !(facts.town ?? []).some(one => one.id !== actor.id && !isRelated(ticket, one.id))
}

export const reopen: VerbRule<'reopen'> = {
  blocks(ticket, ctx) {
    const done = workedOn(ticket, ctx)
    if (!done) return refuse('MERGED_RUNNING')
    const relations = relationsOf(ticket, ctx.actor, ctx.now, ctx.facts)
    const duty = relations.some(r => r === 'supervisor' || r === 'inspector')
    // To send it back is to judge it.
    const unseen = relations.includes('requester') ? null : mayJudge(ticket, ctx)
    if (unseen) return unseen
    return refusedIf(over(done, duty ? 'supervisorReopen' : 'residentReopen', ctx), refuse('REOPEN_OVER'))
  },
  decide(ticket, { reason }, ctx) {
    const unsaid = needReason(reason)
    if (unsaid) return unsaid
    const end = limit(ctx, ticket, ctx.now)
    const dispatchDueAt = dispatchDue(ctx, end.dueAt, ticket.urgent)
    const desk = ticket.aboutStaff ? 'inspector' : 'dispatcher'
    const out = ticket.stage.state === 'merged' ? workedOn(ticket, ctx) : null
    return {
      fact: {
        type: 'Reopened',
        limitAt: end.dueAt,
        derivation: end.derivation,
        dispatchDueAt,
        desk,
        linked: out?.id ?? null,
      },
      words: wordsOf({ reason }),
      // It goes its own way again; the others stay with the result.
      also: out ? partedFrom(ticket, ctx.facts.chain) : [],
    }
  },
}
