/** An honour and a command → the one event it makes, or a refusal; and the honour after an event. The one engine does both. */
import { deciding, type Tell } from '../process/deciding'
import type { HonourVerb } from './commands'
import { mayAnswer, type Viewer } from './judging'
import type { Ctx, Honour, HonourKinds } from './kinds'
import { honourProcess } from './process'

const rules = deciding(honourProcess)
export const { decide, evolve, fold, tellsOf, phraseOf, verbOf } = rules
// Nobody presses what another matter brings about, the clock neither.
export const clockVerb = rules.clockVerb as (honour: Honour, now: number) => HonourVerb | null
export type HonourTell = Tell<HonourKinds>

const ctxOf = ({ actor, now, noSupervisor }: Viewer): Ctx => ({ actor, now, facts: { noSupervisor } })

/** The verbs this person may press now, in the table's order. */
export const waysOn = (honour: Honour, viewer: Viewer): HonourVerb[] =>
  rules.waysOn(honour, ctxOf(viewer)) as HonourVerb[]

/** One sentence to who pressed: what happened and what comes next. */
export const messageAfter = (verb: HonourVerb, honour: Honour): string => rules.messageAfter(verb, honour, {})

/** Whether it waits for this person: an objection to answer, or a vote not yet given. */
export function awaitsMe(honour: Honour, viewer: Viewer): boolean {
  if (honour.stage.state === 'notice') return mayAnswer(honour, viewer)
  const hasVoted = honour.votes.some(({ by }) => by === viewer.actor.id)
  return waysOn(honour, viewer).includes('vote') && !hasVoted
}
