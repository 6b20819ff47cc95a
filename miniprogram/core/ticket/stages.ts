/** One row per state. The compiler asks for a row of every state, and for every field that a stage holds. */
import type { Stage, StageOf, State } from './types'

type StageRow<S extends State> = {
  /** Nothing more need happen; every other state always has a way on. */
  final: boolean
  holds: Record<Exclude<keyof StageOf<S>, 'state'>, true>
}

export const STAGES: { readonly [S in Stage['state']]: StageRow<S> } = {
  submitted: { final: false, holds: { dispatchDueAt: true, dispatchFrom: true } },
  dispatched: { final: false, holds: { offer: true } },
  claimed: {
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
  closed: { final: true, holds: { holder: true, holderName: true, coHandlers: true, closedAt: true } },
  withdrawn: { final: true, holds: {} },
  declined: { final: true, holds: { declinedAt: true, declinedBy: true, declinedId: true } },
  merged: { final: true, holds: { into: true } },
  referred: {
    final: false,
    holds: { office: true, referredAt: true, referredBy: true, answerDueAt: true, before: true },
  },
}
