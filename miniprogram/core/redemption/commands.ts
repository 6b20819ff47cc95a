/** What is asked for: the fields that the verb's file lists. */
import type { ClockOnly, VerbInput } from '../process/verb'
import type { VERB_FILES } from './verbs'

export type RedemptionVerb = keyof typeof VERB_FILES
export type RedemptionInputs = { [V in RedemptionVerb]: VerbInput<(typeof VERB_FILES)[V]> }
export type RedemptionCommand = {
  [V in RedemptionVerb]: { verb: V; key: string; input: RedemptionInputs[V] }
}[RedemptionVerb]
/** Nobody but the timer presses these: they are no route. */
export type PersonVerb = Exclude<RedemptionVerb, ClockOnly<typeof VERB_FILES>>
