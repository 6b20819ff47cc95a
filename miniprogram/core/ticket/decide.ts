/**
 * A ticket and a command → the one event it makes, or a refusal. Pure: anyone who is asked again about the same ticket at
 * the same moment answers the same. The engine decides; here a ticket's events and words get their types.
 */
import type { RuleStep } from '../clock/steps'
import type { DayRange } from '../process/days'
import { available, daysOf, gate, press, type Pressed } from '../process/engine'
import { isRefusal, type Refusal } from '../refusal'
import type { Command } from './commands'
import type { Fact, FactOf, RequestName, RunningStep, StepCalendars } from './events'
import type { Decision } from './decision'
import type { Ctx, TicketKinds } from './kinds'
import type { Verb } from './lifecycle'
import { ticketProcess } from './process'
import { eventTime } from './pieces/selectors'
import { REQUESTS } from './timers'
import type { State, Ticket, Words } from './types'

export type { Ctx, Facts } from './kinds'

export type { Decision } from './decision'

/** Exactly one event, or a refusal. `ctx.now` is pushed up to the ticket's newest event. */
export function decide(ticket: Ticket | null, command: Command, asked: Ctx): Decision | Refusal {
  const calendars: StepCalendars = {}
  const note: Ctx['note'] = (step, used) => {
    if (hasDay(step)) calendars[step] = used.filter(({ version }) => version !== 1)
  }
  const ctx = { ...asked, note, now: eventTime(ticket, asked.now), ...seenBy(command.input) }
  const decision = decisionOf(press(ticketProcess, ticket, command.verb, command.input as never, ctx))
  return isRefusal(decision) || Object.keys(calendars).length === 0
    ? decision
    : { ...decision, fact: { ...decision.fact, calendars } }
}

const seenBy = (input: object): { seenRev?: number } =>
  'seenRev' in input && typeof input.seenRev === 'number' ? { seenRev: input.seenRev } : {}

/** What the kit made, with the types of a ticket. The event's facts were typed where its verb was written. */
const decisionOf = (pressed: Pressed<TicketKinds> | Refusal): Decision | Refusal =>
  isRefusal(pressed)
    ? pressed
    : {
        fact: { type: pressed.type, ...pressed.facts } as Fact,
        words: pressed.words && wordsOf(pressed.words),
        also: pressed.also.map(({ matter, type, facts }) => ({
          matter,
          fact: { type, ...facts } as FactOf<'Joined' | 'Parted'>,
        })),
      }
const wordsOf = ({ texts, files }: NonNullable<Pressed['words']>): Words => ({
  ...texts,
  ...(files.length > 0 ? { attachments: [...files] } : {}),
})

const RUNNING_STEPS: Record<RunningStep, true> = {
  dispatch: true,
  claim: true,
  answer: true,
  rate: true,
  revisit: true,
}
/** Windows that are only looked at have no day of their own. */
const hasDay = (step: RuleStep | RequestName): step is RunningStep | RequestName =>
  step in RUNNING_STEPS || step in REQUESTS

/** Why this verb cannot be pressed now whatever is typed, or null: what the buttons are made of. */
export const blockedBy = (ticket: Ticket, verb: Verb, ctx: Ctx): Refusal | null =>
  gate(ticketProcess, ticket, verb, ctx)

/** The verbs this person may press now, in the table's order. */
export const waysOn = (ticket: Ticket, ctx: Ctx): Verb[] => available(ticketProcess, ticket, ctx) as Verb[]

/** The days that a verb takes now, by its fields. */
export const daysFor = (ticket: Ticket, verb: Verb, ctx: Ctx): DayRange[] =>
  daysOf(ticketProcess, ticket, verb, ctx)

/** Where a verb may lead from a state, by the table. */
export const leadsTo = (verb: Verb, from: State): readonly State[] =>
  (ticketProcess.verbs[verb].to as readonly (State | 'same')[]).map(end => (end === 'same' ? from : end))
