/**
 * The shop's rules. `stock` is free to be redeemed, `held` lies ready for those who have redeemed; what is on the shelf
 * is both. `rev` counts what changes the shelf or the offer, so that a count taken before a hand-out is not believed.
 */
import { clockText, dateText, dayKey } from '../clock/shanghai'
import { refuse, type Refusal } from '../refusal'
import { PER_LABELS, timesLeft } from './often'
import { isAgreed, priceFor, type Price } from './price'
import type { Good, Often, Tally } from './types'

/** Pictures that come with the product; any other `picture` is an uploaded file's id. */
export const DRAWINGS: readonly string[] = [
  'bag',
  'cooker',
  'oil',
  'rice',
  'soap',
  'thermos',
  'towel',
  'umbrella',
]

/** A village's shop has a few dozen things; more than this no shelf is read with. */
export const MOST_ON_SHELF = 200

/** 「每月 1 桶」「只有 2 桶」: after 每户. */
export const limitText = ({ times, per }: Often, unit: string): string =>
  `${per === 'once' ? '只有' : PER_LABELS[per]} ${times} ${unit}`
/** Where the household has had as many of this good as it may. */
export const overLimit = (
  { limit, unit }: Pick<Good, 'limit' | 'unit'>,
  had: Tally,
  now: number,
): Refusal | null =>
  limit === null || timesLeft(had, limit, dayKey(now)) > 0
    ? null
    : refuse('GOOD_LIMIT', { limit: limitText(limit, unit) })
/** 「菜籽油 1 桶」; a name that tells its own measure (「毛巾 3 条」) stands alone. */
export const pieceOf = ({ name, unit }: Pick<Good, 'name' | 'unit'>): string =>
  /\d/.test(name) ? name : `${name} 1 ${unit}`

/** What one piece costs, at a price the buyer has seen. */
export function priceOfOne(good: Good, seenPrice: number, entitled: boolean): Price | Refusal {
  const price = priceFor(good.price, entitled)
  if (!good.on) return refuse('NO_SUCH_GOOD')
  if (good.stock < 1) return refuse('SOLD_OUT')
  if (!isAgreed(seenPrice, good.price, price)) return refuse('PRICE_CHANGED', { price: price.paid })
  return price
}
/** Redeemed: one piece less to sell, one more that lies ready. */
export const reserved = (good: Good): Good => ({ ...good, stock: good.stock - 1, held: good.held + 1 })
/** Not collected: free for others again. */
export const putBack = (good: Good): Good => ({ ...good, stock: good.stock + 1, held: good.held - 1 })
/** Collected: the shelf has one less. */
export const takenAway = (good: Good): Good => ({ ...good, held: good.held - 1, rev: good.rev + 1 })
export const stockedIn = (good: Good, pieces: number): Good => ({
  ...good,
  stock: good.stock + pieces,
  rev: good.rev + 1,
})

/** What was counted becomes what is. Refuses a count older than the shelf, a difference without a word, and less than is promised to others. */
export function counted(
  good: Good,
  { onShelf, seenRev, why }: { onShelf: number; seenRev: number; why: string | undefined },
): { good: Good; difference: number } | Refusal {
  if (seenRev !== good.rev) return refuse('STALE')
  const difference = onShelf - good.stock - good.held
  if (onShelf < good.held) return refuse('COUNT_HELD', { held: good.held, n: onShelf }, 'counted')
  if (difference !== 0 && !why) return refuse('COUNT_WHY', { n: Math.abs(difference) }, 'why')
  return { good: { ...good, stock: good.stock + difference, rev: good.rev + 1 }, difference }
}

export type Offer = Pick<Good, 'name' | 'unit' | 'kind' | 'picture' | 'price' | 'limit' | 'on' | 'restockDay'>
/** The offer changes, the shelf does not. */
export const edited = (good: Good, offer: Offer): Good => ({ ...good, ...offer, rev: good.rev + 1 })

/** 「价钱 120 → 130，下架」: what of an offer was changed by hand, for the good's record; null when nothing was. */
export function changeOf(before: Good, after: Offer): string | null {
  const parts = [
    before.name === after.name ? '' : `${before.name} 改叫 ${after.name}`,
    before.price === after.price ? '' : `价钱 ${before.price} → ${after.price}`,
    before.on === after.on ? '' : after.on ? '上架' : '下架',
    JSON.stringify(before.limit) === JSON.stringify(after.limit) ? '' : '换了限量',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('，') : null
}

/** How long after a price was changed a redemption, or the other way round, is shown to the committee. */
const NEAR_MS = 86_400_000
/** Whether a redemption and a change of price lie so near that the committee is told. */
export const isNearChange = (changedAt: number, redeemedAt: number): boolean =>
  Math.abs(changedAt - redeemedAt) <= NEAR_MS

/** 「9:20」 today, 「11 月 20 日 9:20」 else. */
export const momentText = (at: number, now: number): string =>
  dayKey(at) === dayKey(now) ? clockText(at) : `${dateText(at)} ${clockText(at)}`

/** 'H:MM' of Shanghai. */
interface Hours {
  opens: string
  closes: string
}
/** The closing minute is no longer open. */
export function isOpen({ opens, closes }: Hours, now: number): boolean {
  const minute = minuteOf(clockText(now))
  return minuteOf(opens) <= minute && minute < minuteOf(closes)
}
/** Whether it opens before it closes. */
export const areHours = ({ opens, closes }: Hours): boolean => minuteOf(opens) < minuteOf(closes)

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
