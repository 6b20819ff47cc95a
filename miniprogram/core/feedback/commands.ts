/** What is asked for: the fields that the verb's file lists. */
import type { ClockOnly, VerbInput } from '../process/verb'
import type { VERB_FILES } from './verbs'

export type FeedbackVerb = keyof typeof VERB_FILES
export type FeedbackInputs = { [V in FeedbackVerb]: VerbInput<(typeof VERB_FILES)[V]> }
export type FeedbackCommand = {
  [V in FeedbackVerb]: { verb: V; key: string; input: FeedbackInputs[V] }
}[FeedbackVerb]
/** Nobody but the timer presses these: they are no route. */
export type PersonVerb = Exclude<FeedbackVerb, ClockOnly<typeof VERB_FILES>>
