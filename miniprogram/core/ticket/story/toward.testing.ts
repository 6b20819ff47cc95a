/** Which verbs bring an order nearer to something, read from the table: however many verbs there are. For tests only. */
import type { Verb as KitVerb } from '../../process/verb'
import { leadsTo } from '../decide'
import type { TicketKinds } from '../kinds'
import { rowOf, VERBS, type Verb } from '../lifecycle'
import { ticketProcess } from '../process'
import { STATES, type State } from '../types'

export const VERB_OF: Record<Verb, KitVerb<TicketKinds>> = ticketProcess.verbs

const distances = new Map<string, number>()
/** How many steps of the table lie between a state and the nearest of the goals, at least. Walks ask it again and again. */
function distance(from: State, goals: readonly (State | 'new')[]): number {
  const asked = `${from} ${goals.join()}`
  const known = distances.get(asked) ?? measured(from, goals)
  distances.set(asked, known)
  return known
}
function measured(from: State, goals: readonly (State | 'new')[]): number {
  let ring: State[] = [from]
  for (let steps = 0; steps < STATES.length; steps += 1) {
    if (ring.some(state => goals.includes(state))) return steps
    ring = ring.flatMap(state =>
      VERBS.filter(verb => rowOf(verb).from.includes(state)).flatMap(verb => leadsTo(verb, state)),
    )
    ring = [...new Set(ring)]
  }
  return STATES.length
}

/** Whether this verb leads from here to where the goals are nearer. */
export const leadsNearer = (verb: Verb, from: State, goals: readonly (State | 'new')[]): boolean =>
  leadsTo(verb, from).some(to => distance(to, goals) < distance(from, goals))

/** What has to be asked before this verb can be an answer; undefined where it answers nothing. */
export function askedBy(answer: Verb): Verb | undefined {
  const { answers } = VERB_OF[answer]
  return VERBS.find(verb => answers !== undefined && VERB_OF[verb].asks?.request === answers)
}
