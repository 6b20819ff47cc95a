/** What a person asks for: one input per verb. Lengths and shapes are checked by the contract before they come here. */
import type { GridId } from '../people/grid'
import type { PersonId } from '../people/role'
import type { VerbInput } from '../process/verb'
import type { VERB_FILES } from './verbs'
import type { Attachment, Category, Matter, Outcome, Track } from './types'

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

/** Of verbs that have no file of their own yet. */
interface LegacyInputs {
  decline: { reason: string; whereInstead: string }
  appeal: { text: string }
  merge: { into: string; seenRev: number }
  unmerge: { reason: string }
  refer: { office: string; reason: string }
  answerReferral: { accepted: boolean; outcome?: Outcome; text: string }
  /** Exactly one of `person` and `pool`. `reason` is needed when dispatched again. */
  dispatch: {
    category: Category
    sub: string
    matter: Matter
    track: Track
    person?: PersonId
    pool?: GridId
    reason?: string /** The desk, too, may say that it cannot wait; never that it can. */
    urgent?: boolean
  }
  reassign: { person?: PersonId; pool?: GridId; reason: string }
  reclassify: { category: Category; sub: string; matter: Matter; track: Track; reason: string }
  answerReclassify: { agreed: boolean; reason: string; seenRev: number }
}

/** What somebody saw who presses a verb that insists on it. */
type Seen<V> = V extends { insists: true } ? { seenRev: number } : unknown
type InputOf<V> = VerbInput<V> & Seen<V>

/** A verb's file says what it asks for. */
export type Inputs = LegacyInputs & { [V in keyof typeof VERB_FILES]: InputOf<(typeof VERB_FILES)[V]> }

export type Command = { [V in keyof Inputs]: { verb: V; key: string } & { input: Inputs[V] } }[keyof Inputs]
export type CommandOf<V extends keyof Inputs> = { verb: V; key: string; input: Inputs[V] }
