/** The verbs of an order, read from its process. */
import type { ClockVerb } from './commands'
import type { Relation } from './sight/relation'
import { ticketProcess } from './process'
import type { State } from './types'
import { VERB_FILES } from './verbs'

export type Verb = keyof typeof VERB_FILES
export const VERBS = Object.keys(VERB_FILES) as readonly Verb[]

/** What only the timer presses is nobody's. */
export type PersonVerb = Exclude<Verb, ClockVerb>
export const PERSON_VERBS = VERBS.filter(
  (verb): verb is PersonVerb => !VERB_FILES[verb].pressers.every(one => one === 'clock'),
)

/** One verb as a line of a table. */
export interface Row {
  label: string
  from: readonly (State | 'new')[]
  to: readonly (State | 'same')[]
  /** By whom, in any of the states. */
  by: readonly Relation[]
  insists: boolean
  /** Pressed by the clock only. */
  clockOnly: boolean
}

export function rowOf(verb: Verb): Row {
  const { label, by, to, opens, insists, pressers } = ticketProcess.verbs[verb]
  return {
    label,
    from: Object.keys(by) as (State | 'new')[],
    to: opens ? ['submitted'] : (to as (State | 'same')[]),
    by: pressers,
    insists: insists === true,
    clockOnly: pressers.every(one => one === 'clock'),
  }
}
