/** The hands that do it: 领单, 进展, 改日子, 退单, 回避, 办结. */
import { isBlank } from '../../../text/fold'
import { dateText, endOfDay, fromDayKey, isDayKey } from '../../../clock/shanghai'
import { days } from '../../../clock/units'
import { subOf } from '../../../clock/policy'
import { canHandle } from '../../relations'
import { isRefusal, refuse, type Refusal } from '../../../refusal'
import { holderOf, roundOf } from '../../questions'
import type { Ticket } from '../../types'
import { needReason, presser, wordsOf, type Ctx, type VerbRule } from './decision'
import { dispatchDue, endings } from '../../times'

/** A promise further away than this is a slip of the finger. */
const FARTHEST = days(366)

/** The end of the promised day, and whether it lies beyond the limit. */
function promised(
  ticket: Ticket,
  day: string,
  lateReason: string | undefined,
  now: number,
): { promisedAt: number; beyondLimit: boolean } | Refusal {
  if (!isDayKey(day)) return refuse('BAD_INPUT', {}, 'promisedDay')
  const promisedAt = endOfDay(fromDayKey(day))
  if (promisedAt < now) return refuse('DAY_PAST', {}, 'promisedDay')
  if (promisedAt > now + FARTHEST) return refuse('BAD_INPUT', {}, 'promisedDay')
  const { limitAt } = roundOf(ticket)
  const beyondLimit = promisedAt > limitAt
  if (beyondLimit && needReason(lateReason))
    return refuse('DAY_BEYOND_LIMIT', { day: dateText(promisedAt), limit: dateText(limitAt) }, 'lateReason')
  return { promisedAt, beyondLimit }
}

export const claim: VerbRule<'claim'> = {
  decide(ticket, { measures, promisedDay, lateReason, showContact }, ctx) {
    if (ticket.stage.state !== 'dispatched') return refuse('NOT_NOW')
    if (isBlank(measures)) return refuse('NEEDS_WORDS', {}, 'measures')
    const promise = promised(ticket, promisedDay, lateReason, ctx.now)
    if (isRefusal(promise)) return promise
    // Until the lapse is recorded a claim wins, and is marked late.
    const claimedLate = ctx.now > ticket.stage.offer.claimDueAt
    return {
      fact: { type: 'Claimed', ...promise, claimedLate, showContact },
      words: wordsOf({ measures, reason: lateReason ?? '' }),
    }
  },
}

export const recommit: VerbRule<'recommit'> = {
  decide(ticket, { promisedDay, reason }, ctx) {
    const unsaid = needReason(reason)
    if (unsaid) return unsaid
    const promise = promised(ticket, promisedDay, reason, ctx.now)
    return isRefusal(promise)
      ? promise
      : { fact: { type: 'Recommitted', ...promise }, words: wordsOf({ reason }) }
  },
}

const backToDesk = (ticket: Ticket, ctx: Ctx): number =>
  dispatchDue(ctx, roundOf(ticket).limitAt, ticket.urgent)

export const addHandler: VerbRule<'addHandler'> = {
  decide(ticket, { person, reason }, ctx) {
    if (ticket.stage.state !== 'claimed') return refuse('NOT_NOW')
    const unsaid = needReason(reason)
    if (unsaid) return unsaid
    const helper = ctx.facts.people?.find(one => one.id === person)
    if (!helper || !canHandle(helper, ticket, ctx.now)) return refuse('NO_SUCH_PERSON', {}, 'person')
    const name = helper.staffName ?? ''
    if (ticket.recused.includes(person) || person === ticket.requesterId)
      return refuse('RECUSED', { who: name }, 'person')
    if (person === ticket.stage.holder || ticket.stage.coHandlers.includes(person))
      return refuse('BAD_INPUT', {}, 'person')
    return { fact: { type: 'HandlerAdded', person, name }, words: wordsOf({ reason }) }
  },
}

/** Kin, or otherwise too close: out of the pool, or the whole ticket back to the desk. */
export const recuse: VerbRule<'recuse'> = {
  decide(ticket, { reason }, ctx) {
    const unsaid = needReason(reason)
    if (unsaid) return unsaid
    const words = wordsOf({ reason })
    const left =
      ticket.stage.state === 'dispatched' ? ticket.stage.offer.to.filter(id => id !== presser(ctx)) : []
    if (left.length > 0) return { fact: { type: 'Recused', left, dispatchDueAt: null }, words }
    const dispatchDueAt = backToDesk(ticket, ctx)
    return { fact: { type: 'Recused', left, dispatchDueAt }, words }
  },
}

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

export const resolve: VerbRule<'resolve'> = {
  decide(ticket, { outcome, text, attachments }, ctx) {
    if (isBlank(text)) return refuse('NEEDS_WORDS', {}, 'text')
    const finished = outcome === 'done' || outcome === 'partly'
    const photo = attachments.some(({ kind }) => kind === 'photo')
    // Where nothing was done there is nothing to photograph.
    if (finished && !photo && subOf(ctx.rules, ticket.sub)?.needsPhoto)
      return refuse('NEEDS_PHOTO', {}, 'attachments')
    const ends = endings(ctx, ticket)
    return { fact: { type: 'Resolved', outcome, ...ends }, words: wordsOf({ text, attachments }) }
  },
}
