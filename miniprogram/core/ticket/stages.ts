/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { StageTable } from '../process/define'
import { STATE_WORDS } from '../words'
import type { TicketKinds } from './kinds'
import { STATES, type State } from './types'

export const STAGES: StageTable<TicketKinds> = {
  submitted: {
    label: STATE_WORDS.submitted,
    final: false,
    holds: { dispatchDueAt: true, dispatchFrom: true },
  },
  dispatched: { label: STATE_WORDS.dispatched, final: false, holds: { offer: true } },
  claimed: {
    label: STATE_WORDS.claimed,
    final: false,
    holds: {
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
    holds: {
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
    holds: { holder: true, holderName: true, coHandlers: true, closedAt: true },
  },
  withdrawn: { label: STATE_WORDS.withdrawn, final: true, holds: {} },
  declined: {
    label: STATE_WORDS.declined,
    final: true,
    holds: { declinedAt: true, declinedBy: true, declinedId: true },
  },
  merged: { label: STATE_WORDS.merged, final: true, holds: { into: true } },
  referred: {
    label: STATE_WORDS.referred,
    final: false,
    holds: { office: true, referredAt: true, referredBy: true, answerDueAt: true, before: true },
  },
}

/** States from which nothing more need happen. */
export const FINAL: readonly State[] = STATES.filter(state => STAGES[state].final)
