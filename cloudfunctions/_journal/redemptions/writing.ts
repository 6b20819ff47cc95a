/** How redemptions are decided, folded and written. */
import { nextDueAt } from '../../../miniprogram/core/process/clocks'
import { clockVerb, decide, evolve, fold, tellsOf } from '../../../miniprogram/core/redemption/decide'
import type { Redemption } from '../../../miniprogram/core/redemption/kinds'
import { redemptionProcess } from '../../../miniprogram/core/redemption/process'
import type { RedemptionDoc } from '../../_documents'
import type { Writing } from '../keeping'

/** Text of a sort key that begins with 13 digits of time. */
export const timeKey = (at: number): string => String(at).padStart(13, '0')

const docOf = (redemption: Redemption): RedemptionDoc => {
  const { id, villageId, householdId, stage, redeemedAt, onBehalf, redeemedBy } = redemption
  return {
    _id: id,
    v: 1,
    redemption,
    villageId,
    householdId,
    state: stage.state,
    code: '',
    token: '',
    sortKey: timeKey(redeemedAt) + id,
    endedKey: 'ended' in stage ? timeKey(stage.ended.at) + id : '',
    nextDueAt: nextDueAt(redemptionProcess, redemption),
    helper: onBehalf ? redeemedBy : '',
  }
}

export const redemptions: Writing<'redemption'> = {
  collection: 'redemptions',
  field: 'redemption',
  matterIn: ({ redemption }) => redemption,
  docOf,
  secrets: ['code', 'token'],
  fold,
  evolve,
  decide,
  clockVerb,
  envelope: () => ({}),
  tellsOf: ({ event, before, after }) => tellsOf(event, before, after),
  movesBoards: () => false,
  freesOthers: () => false,
  // What a grid member wrote of a household's consent is a record of office.
  ownerOf: () => null,
  reviewPath: ({ path }) => path,
  called: ({ no }) => no,
}
