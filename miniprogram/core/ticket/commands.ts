/** What is asked for: the fields that the verb's file lists. The contract checks what people send before it comes here. */
import type { ClockMay, ClockOnly, VerbInput } from '../process/verb'
import type { VERB_FILES } from './verbs'

/** What somebody saw who presses a verb that insists on it. */
type Seen<V> = V extends { insists: true } ? { seenRev: number } : unknown
type InputOf<V> = VerbInput<V> & Seen<V>

export type Inputs = { [V in keyof typeof VERB_FILES]: InputOf<(typeof VERB_FILES)[V]> }

export type Command = { [V in keyof Inputs]: { verb: V; key: string } & { input: Inputs[V] } }[keyof Inputs]

/** Nobody but the timer presses these: they are no route. */
export type ClockVerb = ClockOnly<typeof VERB_FILES>
/** What the timer presses; some of it people press too. */
export type ClockCommand = {
  [V in ClockMay<typeof VERB_FILES>]: { verb: V; input: Inputs[V] }
}[ClockMay<typeof VERB_FILES>]
/** Those that it can press without typing anything: what its table may name. */
export type SilentVerb = {
  [V in ClockCommand['verb']]: Record<never, never> extends Inputs[V] ? V : never
}[ClockCommand['verb']]
