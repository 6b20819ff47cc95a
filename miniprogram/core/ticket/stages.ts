/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { StageTable } from '../process/define'
import { STATE_WORDS } from '../words'
import type { TicketKinds } from './kinds'
import { STATES, type State } from './types'

export const STAGES: StageTable<TicketKinds> = {
  submitted: {
    label: STATE_WORDS.submitted,
    final: false,
    fields: { dispatchDueAt: true, dispatchFrom: true },
  },
  dispatched: { label: STATE_WORDS.dispatched, final: false, fields: { offer: true } },
  claimed: {
    label: STATE_WORDS.claimed,
    final: false,
    fields: {
      holder: true,
      holderName: true,
      coHandlers: true,
      commitment: true,
      earlier: true,
      claimedAt: true,
      offeredTo: true,
    },
  },
  resolved: {
    label: STATE_WORDS.resolved,
    final: false,
    fields: {
      holder: true,
      holderName: true,
      coHandlers: true,
      commitment: true,
      earlier: true,
      closeDueAt: true,
      revisitDueAt: true,
    },
  },
  closed: {
    label: STATE_WORDS.closed,
    final: true,
    fields: { holder: true, holderName: true, coHandlers: true, closedAt: true },
  },
  withdrawn: { label: STATE_WORDS.withdrawn, final: true, fields: {} },
  declined: {
    label: STATE_WORDS.declined,
    final: true,
    fields: { declinedAt: true, declinedBy: true, declinedId: true },
  },
  merged: { label: STATE_WORDS.merged, final: true, fields: { into: true } },
  referred: {
    label: STATE_WORDS.referred,
    final: false,
    fields: { office: true, referredAt: true, referredBy: true, answerDueAt: true, before: true },
  },
}

/** States from which nothing more need happen. */
export const FINAL: readonly State[] = STATES.filter(state => STAGES[state].final)
