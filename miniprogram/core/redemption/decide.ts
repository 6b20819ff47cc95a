/** A redemption and a command → the one event it makes, or a refusal; and the redemption after an event. The one engine does both. */
import { deciding, type Tell } from '../process/deciding'
import type { RedemptionKinds } from './kinds'
import { redemptionProcess } from './process'

export const { decide, evolve, fold, clockVerb, waysOn, tellsOf, phraseOf, messageAfter, verbOf } =
  deciding(redemptionProcess)
export type RedemptionTell = Tell<RedemptionKinds>
