/**
 * Verbs that have no file of their own yet, brought onto the engine: their row, their rule and their step stand in the
 * tables beside this file. This folder only shrinks; `process.test.ts` holds the number.
 */
import type { Fields } from '../../process/fields'
import type { Verb, WholeChange } from '../../process/verb'
import type { TicketEvent } from '../events'
import type { Ctx, TicketKinds } from '../kinds'
import type { Ticket } from '../types'
import type { VerbRule } from './decide/decision'
import * as dispatching from './decide/dispatching'
import { LEGACY_MOST } from './most'
import { LEGACY_EVENTS, LEGACY_ROWS, type LegacyVerb, type Row } from './rows'
import { born, step } from './step'
import { LEGACY_TEXTS } from './texts'

export type { LegacyVerb } from './rows'

export const LEGACY_RULES: { [V in LegacyVerb]: VerbRule<V> } = {
  decline: dispatching.decline,
  appeal: dispatching.appeal,
  merge: dispatching.merge,
  unmerge: dispatching.unmerge,
  refer: dispatching.refer,
  answerReferral: dispatching.answerReferral,
  dispatch: dispatching.dispatch,
  reassign: dispatching.reassign,
  reclassify: dispatching.reclassify,
  answerReclassify: dispatching.answerReclassify,
}

export const isLegacy = (verb: string): verb is LegacyVerb => verb in LEGACY_ROWS

type Brought = Verb<TicketKinds, Fields, TicketEvent>
/** Its sentences, and who is told, stand in tables of their own. */
const UNSAID = { message: '', tells: [], timeline: '' } as const

export function legacy(name: LegacyVerb): Brought {
  const row: Row = LEGACY_ROWS[name]
  const type = LEGACY_EVENTS[name]
  const most = LEGACY_MOST[type]
  const rule = LEGACY_RULES[name] as VerbRule<LegacyVerb>
  return {
    ...UNSAID,
    label: row.words,
    words: LEGACY_TEXTS[type],
    event: { type, version: 1 },
    opens: row.from.includes('new'),
    by: Object.fromEntries(row.from.map(state => [state, row.by])),
    to: typeof row.to === 'string' ? [row.to] : row.to,
    ...(row.insists ? { insists: true as const } : {}),
    ...(most === null ? {} : { most }),
    input: {},
    refuses: (ticket: Ticket | null, ctx: Ctx) => (ticket && rule.blocks?.(ticket, ctx)) ?? null,
    decide: () => {
      throw new Error(`${name} is decided by its own rule`)
    },
    evolve: stepOf,
  }
}

/** An event that a step of another order brings about. */
export const legacyBeside = (type: 'Joined' | 'Parted'): Brought => ({
  ...UNSAID,
  label: '',
  words: LEGACY_TEXTS[type],
  event: { type, version: 1 },
  opens: false,
  by: {},
  to: ['same'],
  input: {},
  decide: () => {
    throw new Error(`nobody presses ${type}`)
  },
  evolve: stepOf,
})

/** The old step, as a change: everything but what the engine itself keeps. */
function stepOf(before: Ticket | null, event: TicketEvent): WholeChange<TicketKinds> {
  if (event.type === 'Submitted' || event.type === 'Registered') {
    const { stage, ...record } = born(event)
    return { stage, record, requests: {} }
  }
  if (!before) throw new Error(`${event.type} ${event.id} has no ticket before it`)
  const { stage, reminded, ...record } = step({ ...before, at: event.at }, event)
  const names = Object.keys(before.reminded) as (keyof Ticket['reminded'])[]
  return { stage, record, requests: record.requests, forget: names.filter(name => !reminded[name]) }
}
