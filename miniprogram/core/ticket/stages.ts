/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { StageTable } from '../process/define'
import { STATE_LABELS } from '../labels'
import type { TicketKinds } from './kinds'
import { STATES, type State } from './types'

export const STAGES: StageTable<TicketKinds> = {
  submitted: {
    label: STATE_LABELS.submitted,
    final: false,
    fields: { dispatchDueAt: true, dispatchFrom: true },
  },
  dispatched: { label: STATE_LABELS.dispatched, final: false, fields: { offer: true } },
  claimed: {
    label: STATE_LABELS.claimed,
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
    label: STATE_LABELS.resolved,
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
    label: STATE_LABELS.closed,
    final: true,
    fields: { holder: true, holderName: true, coHandlers: true, closedAt: true },
  },
  withdrawn: { label: STATE_LABELS.withdrawn, final: true, fields: {} },
  declined: {
    label: STATE_LABELS.declined,
    final: true,
    fields: { declinedAt: true, declinedBy: true, declinedId: true },
  },
  merged: { label: STATE_LABELS.merged, final: true, fields: { into: true } },
  referred: {
    label: STATE_LABELS.referred,
    final: false,
    fields: { office: true, referredAt: true, referredBy: true, answerDueAt: true, before: true },
  },
}

/** States from which nothing more need happen. */
export const FINAL: readonly State[] = STATES.filter(state => STAGES[state].final)
