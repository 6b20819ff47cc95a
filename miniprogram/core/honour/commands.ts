/** What is asked for: the fields that the verb's file lists. */
import type { ClockOnly, VerbInput } from '../process/verb'
import type { VERB_FILES } from './verbs'

export type HonourVerb = keyof typeof VERB_FILES
export type HonourInputs = { [V in HonourVerb]: VerbInput<(typeof VERB_FILES)[V]> }
export type HonourCommand = {
  [V in HonourVerb]: { verb: V; key: string; input: HonourInputs[V] }
}[HonourVerb]
/** Nobody but the timer presses these: they are no route. */
export type PersonVerb = Exclude<HonourVerb, ClockOnly<typeof VERB_FILES>>
