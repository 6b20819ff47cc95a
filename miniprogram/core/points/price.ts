/** What is paid: 9 折 for who holds the post of a grid member and pays for the own household (mechanisms M69). Whole points only. */
import type { GridId } from '../people/grid'
import { inForce, type Actor } from '../people/role'
import type { Discount } from './types'

const PERCENT = 90

/** `max(1, floor(price × 0.9))`, reckoned in whole numbers: 0.9 itself would give 8 for 10 on some machines. */
export const reduced = (price: number): number => Math.max(1, Math.floor((price * PERCENT) / 100))

export interface Price {
  paid: number
  discount: Discount | null
}

/** No line on the receipt where nothing was saved: a thing for one point costs one point. */
export function priceFor(price: number, entitled: boolean): Price {
  const paid = entitled ? reduced(price) : price
  return paid < price
    ? { paid, discount: { role: 'gridMember', percent: PERCENT, saved: price - paid } }
    : { paid: price, discount: null }
}

/** The shop rewards its own village's grid members, from the first moment of their post until before its last. */
export const isEntitled = (
  { posts }: Pick<Actor, 'posts'>,
  villagePath: readonly GridId[],
  now: number,
): boolean => {
  const village = villagePath[2]
  return posts.some(
    post =>
      post.role === 'gridMember' &&
      inForce(post, now) &&
      (villagePath.slice(0, 3).includes(post.gridId) ||
        (village !== undefined && post.path.includes(village))),
  )
}

/** Anybody who saw the list price or the reduced one agreed to it; nobody pays more than they saw. */
export const isAgreed = (seen: number, price: number, { paid }: Price): boolean =>
  paid <= seen && (seen === paid || seen === price)
