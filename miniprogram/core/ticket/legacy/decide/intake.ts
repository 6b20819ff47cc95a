/** How an order comes in: 点单, 登记, and what its requester may still say. */
import { clean, isBlank } from '../../../text/fold'
import { subOf } from '../../../clock/policy'
import { relationsAt } from '../../relations'
import { refuse, type Refusal } from '../../../refusal'
import type { Draft, Inputs } from '../../commands'
import type { Relation } from '../../relation'
import { LEGACY_ROWS } from '../rows'
import type { Source, Words } from '../../types'
import { roundOf } from '../../questions'
import { needSaid, presser, wordsOf, type Ctx, type Decision, type VerbRule } from './decision'
import { dispatchDue, knows, limit } from '../../times'

/** A new order, by the person concerned or by staff for someone who agreed aloud. */
export function submit(input: Inputs['submit'], ctx: Ctx): Decision | Refusal {
  const helped = input.onBehalfOf !== undefined && input.onBehalfOf !== presser(ctx) ? input.onBehalfOf : null
  const no = mayBring(ctx, helped === null ? ['villager'] : ['gridMember', 'dispatcher'])
  if (no) return no
  if (helped !== null && isBlank(input.consentWords)) return refuse('NEEDS_CONSENT', {}, 'consentWords')
  return brought('Submitted', input, ctx, {
    requesterId: helped ?? presser(ctx),
    source: helped === null ? 'app' : 'onBehalf',
    sourceNo: null,
    consent: input.showOnBoard,
    words: { consent: helped === null ? undefined : input.consentWords },
  })
}

/** Found on a walk, in the letter box, by the hotline: nobody's own order, so it is closed by a revisit. */
export function register(input: Inputs['register'], ctx: Ctx): Decision | Refusal {
  const no = mayBring(ctx, LEGACY_ROWS.register.by)
  if (no) return no
  if (isBlank(input.text)) return refuse('NEEDS_WORDS', {}, 'text')
  return brought('Registered', input, ctx, {
    requesterId: null,
    source: input.source,
    sourceNo: clean(input.sourceNo ?? '') || null,
    consent: false,
    words: {},
  })
}

function mayBring(ctx: Ctx, by: readonly Relation[]): Refusal | null {
  const { place } = ctx.facts
  if (ctx.actor === 'clock' || !place || place.path.length < 3) return refuse('NOT_ALLOWED')
  return relationsAt(place.path, ctx.actor, ctx.now).some(relation => by.includes(relation))
    ? null
    : refuse('NOT_ALLOWED')
}

interface Origin {
  requesterId: string | null
  source: Source
  sourceNo: string | null
  consent: boolean
  words: Words
}

function brought(
  type: 'Submitted' | 'Registered',
  draft: Draft,
  ctx: Ctx,
  origin: Origin,
): Decision | Refusal {
  const { category, sub, text, place, wish, urgent, aboutStaff, attachments } = draft
  if (!knows(ctx, category, sub)) return refuse('BAD_INPUT', {}, 'sub')
  // A photo alone does not say what is wanted: text or voice.
  const silent = needSaid({ text, attachments: attachments.filter(a => a.kind === 'voice') })
  if (silent) return silent
  const { facts, rules, now } = ctx
  if (facts.no === undefined || !facts.place) throw new Error('submit needs facts.no and facts.place')
  const track = subOf(rules, sub)?.track ?? 1
  const end = limit(ctx, { sub, track, source: origin.source }, now)
  const dispatchDueAt = dispatchDue(ctx, end.dueAt, urgent)
  return {
    fact: {
      type,
      no: facts.no,
      path: facts.place.path,
      householdId: facts.place.householdId,
      requesterId: origin.requesterId,
      authorId: presser(ctx),
      category,
      sub,
      track,
      source: origin.source,
      sourceNo: origin.sourceNo,
      urgent,
      aboutStaff,
      rules: String(rules.version),
      desk: aboutStaff ? 'inspector' : 'dispatcher',
      limitAt: end.dueAt,
      derivation: end.derivation,
      dispatchDueAt,
      consent: origin.consent,
    },
    words: wordsOf({ text, place, wish, attachments, ...origin.words }),
  }
}

/** Something is added; nothing is overwritten. */
export const amend: VerbRule<'amend'> = {
  decide(ticket, { text, attachments, urgent }, ctx) {
    const turns = urgent === true && !ticket.urgent
    const missing = turns ? null : needSaid({ text, attachments })
    if (missing) return missing
    const due =
      turns && ticket.stage.state === 'submitted' ? dispatchDue(ctx, roundOf(ticket).limitAt, true) : null
    return {
      fact: { type: 'Amended', urgent: turns, dispatchDueAt: due },
      words: wordsOf({ text, attachments }),
    }
  },
}

export const withdraw: VerbRule<'withdraw'> = {
  decide: (_, { reason }) => ({ fact: { type: 'Withdrawn' }, words: wordsOf({ reason: reason ?? '' }) }),
}

export const askCancel: VerbRule<'askCancel'> = {
  blocks: ticket => (ticket.requests.cancel ? refuse('ASKED_ALREADY') : null),
  decide: (_, { reason }) => ({ fact: { type: 'CancelAsked' }, words: wordsOf({ reason: reason ?? '' }) }),
}

export const agreeCancel: VerbRule<'agreeCancel'> = {
  blocks: ticket => (ticket.requests.cancel ? null : refuse('NOT_NOW')),
  decide: () => ({ fact: { type: 'CancelAgreed' }, words: null }),
}
