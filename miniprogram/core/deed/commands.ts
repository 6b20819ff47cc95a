/** What is asked for: the fields that the verb's file lists. */
import type { ClockOnly, VerbInput } from '../process/verb'
import type { VERB_FILES } from './verbs'

export type DeedVerb = keyof typeof VERB_FILES
export type DeedInputs = { [V in DeedVerb]: VerbInput<(typeof VERB_FILES)[V]> }
export type DeedCommand = {
  [V in DeedVerb]: { verb: V; key: string; input: DeedInputs[V] }
}[DeedVerb]
/** Nobody but the timer presses these: they are no route. */
export type PersonVerb = Exclude<DeedVerb, ClockOnly<typeof VERB_FILES>>
