/** The verbs of an order, read from its process. */
import type { Relation } from './relation'
import { ticketProcess } from './process'
import type { State } from './types'

/** Events that a step of another order, or of the record, brings about are nobody's verbs. */
const BESIDE = ['joined', 'parted', 'takenOut', 'selfJoined'] as const
type Beside = (typeof BESIDE)[number]
export type Verb = Exclude<keyof (typeof ticketProcess)['verbs'], Beside>
const isVerb = (name: string): name is Verb => !BESIDE.some(one => one === name)
export const VERBS: readonly Verb[] = Object.keys(ticketProcess.verbs).filter(isVerb)

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
  const { label, by, to, opens, insists } = ticketProcess.verbs[verb]
  const relations = [...new Set(Object.values(by).flat())]
  return {
    label,
    from: Object.keys(by) as (State | 'new')[],
    to: opens ? ['submitted'] : (to as (State | 'same')[]),
    by: relations,
    insists: insists === true,
    clockOnly: relations.every(relation => relation === 'clock'),
  }
}
