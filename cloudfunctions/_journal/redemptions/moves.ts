/** What moves with a step of a redemption: the shelf, the household's limit, its points. Pure; the sample county is made with it. */
import { NOTHING_COUNTED, tallied } from '../../../miniprogram/core/points/often'
import type { Movement } from '../../../miniprogram/core/points/ledger'
import { putBack, reserved, takenAway } from '../../../miniprogram/core/points/shop'
import { shopAccount, type Good, type Tally } from '../../../miniprogram/core/points/types'
import type { RedemptionEventType } from '../../../miniprogram/core/redemption/events'
import { pieceIn } from '../../../miniprogram/core/redemption/telling'
import type { Stepped } from '../keeping'

type Step = Pick<Stepped<'redemption'>, 'event' | 'after'>
/** As it is before the step. `had`: how often the household has had the good; null: never. */
export interface Before {
  good: Good
  account: { path: string[] } | null
  had: Tally | null
}
/** As it is after it; null: it stays as it is. */
export interface Moved {
  good: Good
  had: Tally | null
  movement: Movement | null
}

const counted = ({ after: { countedOn } }: Step, { had }: Before, times: 1 | -1): Tally | null =>
  countedOn === null ? null : tallied(had ?? NOTHING_COUNTED, countedOn, 0, times)

const entryOf = ({ event: { at, by }, after: { householdId, villageId } }: Step) => ({
  householdId,
  villageId,
  against: shopAccount(villageId),
  by,
  now: at,
})

function givenBack(step: Step, before: Before): Moved {
  const { stage, id, paid, path } = step.after
  const movement: Movement = {
    ...entryOf(step),
    path: before.account?.path ?? path,
    kind: 'returned',
    cause: `return:${id}`,
    points: paid,
    title: `退${pieceIn(step.after)}`,
    byName: 'ended' in stage ? stage.ended.byName : null,
  }
  return { good: putBack(before.good), had: counted(step, before, -1), movement }
}

function redeemed(step: Step, before: Before): Moved {
  const { id, paid, path, onBehalf } = step.after
  const movement: Movement = {
    ...entryOf(step),
    path,
    kind: 'redeemed',
    cause: `redeem:${id}`,
    points: -paid,
    title: `换${pieceIn(step.after)}`,
    byName: onBehalf ? step.event.byName : null,
  }
  return { good: reserved(before.good), had: counted(step, before, 1), movement }
}

const MOVES: { readonly [T in RedemptionEventType]: (step: Step, before: Before) => Moved } = {
  Redeemed: redeemed,
  HandedOut: (_, { good }) => ({ good: takenAway(good), had: null, movement: null }),
  Cancelled: givenBack,
  Expired: givenBack,
}
export const movesWith = (step: Step, standing: Before): Moved => MOVES[step.event.type](step, standing)
