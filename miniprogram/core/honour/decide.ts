/** An honour and a command → the one event it makes, or a refusal; and the honour after an event. The one engine does both. */
import { dueVerb } from '../process/clocks'
import { available, press } from '../process/engine'
import * as engine from '../process/evolve'
import { newsOf, type News } from '../process/news'
import { isRefusal, type Refusal } from '../refusal'
import type { Words } from '../ticket/types'
import type { HonourCommand, HonourVerb } from './commands'
import type { HonourEvent, HonourFact } from './events'
import { mayAnswer, type Looking } from './judging'
import type { Ctx, Honour, HonourKinds } from './kinds'
import { honourProcess, verbOfEvent } from './process'

export interface Decision {
  fact: HonourFact
  words: Words | null
}

export function decide(honour: Honour | null, command: HonourCommand, ctx: Ctx): Decision | Refusal {
  const pressed = press(honourProcess, honour, command.verb, command.input as never, ctx)
  if (isRefusal(pressed)) return pressed
  return {
    // The event's facts were typed where its verb was written.
    fact: { type: pressed.type, ...pressed.facts } as HonourFact,
    words: pressed.words && { ...pressed.words.texts },
  }
}

export const evolve = (honour: Honour | null, event: HonourEvent): Honour =>
  engine.evolve(honourProcess, honour, event)
export const fold = (events: readonly HonourEvent[]): Honour => engine.fold(honourProcess, events)

/** The verb that the clock presses now; null when nothing is due. */
export const clockVerb = (honour: Honour, now: number): HonourVerb | null =>
  // The process was checked when it was loaded: its clocks name its verbs.
  dueVerb(honourProcess, honour, now) as HonourVerb | null

const ctxOf = ({ actor, now, noSupervisor }: Looking): Ctx => ({ actor, now, facts: { noSupervisor } })

/** The verbs this person may press now, in the table's order. */
export const waysOn = (honour: Honour, look: Looking): HonourVerb[] =>
  available(honourProcess, honour, ctxOf(look))

/** Whether it waits for this person: an objection to answer, or a vote not yet given. */
export function awaitsMe(honour: Honour, look: Looking): boolean {
  if (honour.stage.state === 'notice') return mayAnswer(honour, look)
  const hasVoted = honour.votes.some(({ by }) => by === look.actor.id)
  return waysOn(honour, look).includes('vote') && !hasVoted
}

export type HonourTell = Omit<News<HonourKinds>, 'text'> & { message: string }
/** Everything that is told of this event. */
export const tellsOf = (event: HonourEvent, before: Honour | null, after: Honour): HonourTell[] =>
  newsOf(verbOfEvent(event.type), { happened: event, before, after })
    .filter(({ who, people }) => who !== 'people' || (people ?? []).length > 0)
    .map(({ text, ...more }) => ({ ...more, message: text }))

/** What stands on the messages that tell of this event. Of one that nobody is told of there is none. */
export function phraseOf(event: HonourEvent): string {
  const { phrase } = verbOfEvent(event.type)
  if (phrase === null) throw new Error(`nobody is told of ${event.type}`)
  return typeof phrase === 'function' ? phrase(event) : phrase
}

/** One sentence to who pressed: what happened and what comes next. */
export function messageAfter(verb: HonourVerb, honour: Honour): string {
  const { message } = honourProcess.verbs[verb]
  return typeof message === 'string' ? message : message(honour, {})
}
