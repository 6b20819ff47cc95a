/** What happened to a redemption, as anybody who may open its page reads it. */
import type { Actor } from '../../people/role'
import { historyOf, lineOf, type HistoryLine, type Showing } from '../../process/history'
import { verbOf } from '../decide'
import type { RedemptionEvent } from '../events'
import type { Redemption, RedemptionKinds } from '../kinds'
import { reads } from './reads'

/** Who pressed is named where they did it in office, and the reader; which of the family it was stands nowhere. */
const SHOWS: Record<RedemptionEvent['type'], Showing> = {
  Redeemed: 'named',
  HandedOut: 'named',
  Cancelled: 'named',
  Expired: 'line',
}

export function redemptionHistory(
  redemption: Redemption,
  events: readonly RedemptionEvent[],
  look: { actor: Actor; now: number },
): HistoryLine[] {
  if (!reads(redemption, look)) return []
  return historyOf(
    events,
    look.actor.id,
    ({ type }) => SHOWS[type],
    event => lineOf<RedemptionKinds>(verbOf(event.type), event, {}),
  )
}
