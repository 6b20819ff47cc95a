/**
 * A ticket and a command → the one event it makes, or a kind no. Pure: whoever is asked again about the same ticket at
 * the same moment answers the same.
 */
import type { Step } from '../clock/policy'
import { dateText } from '../clock/shanghai'
import { canHandle, relationsOf } from './relations'
import { isRefusal, refuse, type Refusal } from '../refusal'
import type { Command, Inputs } from './commands'
import type { RunningStep, StepCalendars } from './events'
import { presser, type Ctx, type Decision, type VerbRule } from './decide/decision'
import { lapse, close, correctDays, remind } from './decide/clockwork'
import * as dispatching from './decide/dispatching'
import { committeeRate, rate, reopen, revisit, standAside } from './decide/ending'
import * as handling from './decide/handling'
import { agreeCancel, amend, askCancel, register, submit, withdraw } from './decide/intake'
import { consent, publish, setReaders, unpublish } from './decide/showing'
import { rowOf, VERBS, type Relation, type Verb } from './lifecycle'
import { MOST_A_ROUND } from './limits'
import { eventTime, roundOf } from './questions'
import type { State, Ticket } from './types'

export type { Ctx, Decision, Facts } from './decide/decision'

type Later = Exclude<Verb, 'submit' | 'register'>

const RULES: { [V in Later]: VerbRule<V> } = {
  amend,
  withdraw,
  askCancel,
  agreeCancel,
  decline: dispatching.decline,
  appeal: dispatching.appeal,
  merge: dispatching.merge,
  unmerge: dispatching.unmerge,
  refer: dispatching.refer,
  answerReferral: dispatching.answerReferral,
  dispatch: dispatching.dispatch,
  reassign: dispatching.reassign,
  reclassify: dispatching.reclassify,
  answerReclassify: dispatching.answerReclassify,
  claim: handling.claim,
  giveBack: handling.giveBack,
  recommit: handling.recommit,
  progress: handling.progress,
  addHandler: handling.addHandler,
  recuse: handling.recuse,
  objectTo: handling.objectTo,
  answerObjection: handling.answerObjection,
  resolve: handling.resolve,
  rate,
  revisit,
  committeeRate,
  standAside,
  reopen,
  lapse,
  close,
  remind,
  correctDays,
  consent,
  setReaders,
  publish,
  unpublish,
}

/** Exactly one event, or a refusal. `ctx.now` is pushed up to the ticket's newest event. */
export function decide(ticket: Ticket | null, command: Command, ctx: Ctx): Decision | Refusal {
  const calendars: StepCalendars = {}
  const note: Ctx['note'] = (step, used) => {
    const others = used.filter(({ version }) => version !== 1)
    if (isRunningStep(step) && others.length > 0) calendars[step] = others
  }
  const decision = decideAt(ticket, command, { ...ctx, note })
  return isRefusal(decision) || Object.keys(calendars).length === 0
    ? decision
    : { ...decision, fact: { ...decision.fact, calendars } }
}

const RUNNING_STEPS: Record<RunningStep, true> = {
  dispatch: true,
  claim: true,
  answer: true,
  rate: true,
  revisit: true,
}
const isRunningStep = (step: Step): step is RunningStep => step in RUNNING_STEPS

function decideAt(ticket: Ticket | null, command: Command, ctx: Ctx): Decision | Refusal {
  if (command.verb === 'submit' || command.verb === 'register') {
    if (ticket) return refuse('NOT_NOW')
    return command.verb === 'submit' ? submit(command.input, ctx) : register(command.input, ctx)
  }
  if (!ticket) return refuse('NOT_FOUND')
  return decideLater(ticket, command.verb, command.input as never, {
    ...ctx,
    now: eventTime(ticket, ctx.now),
  })
}

function decideLater<V extends Later>(
  ticket: Ticket,
  verb: V,
  input: Inputs[V],
  ctx: Ctx,
): Decision | Refusal {
  const rule: VerbRule<V> = RULES[verb]
  const decision = stops(ticket, verb, ctx) ?? rule.blocks?.(ticket, ctx) ?? rule.decide(ticket, input, ctx)
  return isRefusal(decision) ? decision : (enough(ticket, decision) ?? decision)
}

/** One step more than a round may have. */
function enough(ticket: Ticket, { fact }: Decision): Refusal | null {
  const { type } = fact
  // Closing it to others is never too often.
  const closes =
    (type === 'ConsentChanged' && !fact.consent) || (type === 'ReadersSet' && fact.readers === 'handlers')
  const most = closes ? null : MOST_A_ROUND[type]
  return most !== null && (roundOf(ticket).taken[type] ?? 0) >= most ? refuse('ENOUGH', { n: most }) : null
}

/** The table's own answer: the state it stands in, and who presses. */
function stops(ticket: Ticket, verb: Later, ctx: Ctx): Refusal | null {
  const row = rowOf(verb)
  const relations = relationsFor(ticket, verb, ctx)
  if (row.clockOnly && ctx.actor !== 'clock') return refuse('NOT_ALLOWED')
  if (!isInside(relations) && !mayHaveHad(ticket, ctx)) return refuse('NOT_ALLOWED')
  if (!row.from.includes(ticket.stage.state)) return tooLate(ticket, verb, relations, ctx)
  return row.by.some(relation => relations.includes(relation)) ? null : refuse('NOT_ALLOWED')
}

/** A slip makes its bearer speak for the requester, for this one verb. */
const relationsFor = (ticket: Ticket, verb: Verb, ctx: Ctx): Relation[] => {
  const relations = relationsOf(ticket, ctx.actor, ctx.now, ctx.facts)
  return verb === 'rate' && ctx.facts.slip === true && ticket.requesterId !== null
    ? [...relations, 'requester']
    : relations
}

const isInside = (relations: readonly Relation[]): boolean =>
  relations.some(r => r !== 'villager' && r !== 'stranger')

/** Someone whom it was, or may have been, offered to: they hear what became of it. */
const mayHaveHad = (ticket: Ticket, { actor, now }: Ctx): boolean =>
  actor !== 'clock' && canHandle(actor, ticket, now)

function tooLate(ticket: Ticket, verb: Verb, relations: readonly Relation[], ctx: Ctx): Refusal {
  if (ticket.stage.state !== 'claimed') return refuse('NOT_NOW')
  const id = presser(ctx)
  if (verb === 'claim' && id !== ticket.stage.holder)
    return ticket.stage.offeredTo.includes(id)
      ? refuse('TAKEN', { who: ticket.stage.holderName, day: dateText(ticket.stage.commitment.promisedAt) })
      : refuse('NOT_ALLOWED')
  if (verb === 'withdraw' && relations.includes('requester'))
    return refuse('CLAIMED_ALREADY', { who: ticket.stage.holderName })
  return refuse('NOT_NOW')
}

/** Why this verb cannot be pressed now whatever is typed, or null: what the buttons are made of. */
export function blockedBy(ticket: Ticket, verb: Later, ctx: Ctx): Refusal | null {
  const at = { ...ctx, now: eventTime(ticket, ctx.now) }
  return stops(ticket, verb, at) ?? RULES[verb].blocks?.(ticket, at) ?? null
}

/** The verbs this person may press now, in the table's order; the clock's own are left out. */
export function waysOn(ticket: Ticket, ctx: Ctx): Verb[] {
  const here = VERBS.filter(verb => rowOf(verb).from.includes(ticket.stage.state) && !rowOf(verb).clockOnly)
  return here.filter(
    verb => verb !== 'submit' && verb !== 'register' && blockedBy(ticket, verb, ctx) === null,
  )
}

/** Where a verb may lead from a state, by the table. */
export function leadsTo(verb: Verb, from: State): readonly State[] {
  const { to } = rowOf(verb)
  const ends = Array.isArray(to) ? (to as readonly (State | 'same')[]) : [to as State | 'same']
  return ends.map(end => (end === 'same' ? from : end))
}
