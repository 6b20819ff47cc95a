import type { VerbInput } from '../process/verb'
import type { VERB_FILES } from './verbs'
import type { Attachment, Category } from './types'

export interface Draft {
  category: Category
  sub: string
  text?: string
  place?: string
  wish?: string
  urgent: boolean
  aboutStaff: boolean
  attachments: Attachment[]
}

/** What somebody saw who presses a verb that insists on it. */
type Seen<V> = V extends { insists: true } ? { seenRev: number } : unknown
type InputOf<V> = VerbInput<V> & Seen<V>

/** A verb's file says what it asks for. */
export type Inputs = { [V in keyof typeof VERB_FILES]: InputOf<(typeof VERB_FILES)[V]> }

export type Command = { [V in keyof Inputs]: { verb: V; key: string } & { input: Inputs[V] } }[keyof Inputs]
export type CommandOf<V extends keyof Inputs> = { verb: V; key: string; input: Inputs[V] }
