/** What a person asks for: the fields that the verb's file lists. The contract checks them before they come here. */
import type { VerbInput } from '../process/verb'
import type { VERB_FILES } from './verbs'

/** What somebody saw who presses a verb that insists on it. */
type Seen<V> = V extends { insists: true } ? { seenRev: number } : unknown
type InputOf<V> = VerbInput<V> & Seen<V>

export type Inputs = { [V in keyof typeof VERB_FILES]: InputOf<(typeof VERB_FILES)[V]> }

export type Command = { [V in keyof Inputs]: { verb: V; key: string } & { input: Inputs[V] } }[keyof Inputs]
