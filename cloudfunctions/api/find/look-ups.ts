/** How often somebody may look for a person by name or number: each look takes one of the places of the last hour. */
import { hours } from '../../../miniprogram/core/clock'
import { notGt } from '../../_platform/bounds'
import { isDuplicate } from '../../_platform/database-error'
import { seal, store } from '../../_platform/ports'

/** Whoever answers a telephone looks up one caller every two minutes, all day long. */
export const LOOK_UPS_AN_HOUR = 30

/** Takes a place, whether anybody is found or not; false: those of the last hour are all taken. */
export async function takeLookUp(person: string, tap: string, now: number): Promise<boolean> {
  const _id = seal.codeHash('tries', `look-up:${person}`)
  const turn = { idempotencyKey: tap, at: now }
  const until = now + hours(2)
  try {
    await store.create('tries', { _id, v: 1, wrong: 0, turns: [turn], until })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  // The newest stand first, so the last of them tells whether it is an hour old.
  const free = { _id, [`turns.${LOOK_UPS_AN_HOUR - 1}.at`]: notGt(now - hours(1)) }
  const placed = await store.change('tries', free, {
    set: { until },
    unshift: { turns: { one: turn, most: LOOK_UPS_AN_HOUR } },
  })
  return placed > 0
}
