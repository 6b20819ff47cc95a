/** A household's month in five sums. */
import type { Entry } from './types'

export interface Sums {
  opening: number
  earned: number
  spent: number
  returned: number
  reversed: number
  closing: number
  count: number
  lastRev: number
  head: string
}
/** What the month before ended with. */
export interface Carried {
  closing: number
  lastRev: number
  head: string
}

/** `entries`: of this month, in their order. Deductions count as reversed: both take back. */
export function sumsOf(before: Carried, entries: readonly Entry[]): Sums {
  const of = (...kinds: Entry['kind'][]) =>
    entries.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { legs }) => sum + legs[0].points, 0)
  const last = entries[entries.length - 1]
  const earned = of('earned')
  const spent = 0 - of('redeemed')
  const returned = of('returned')
  const reversed = of('reversed', 'deducted')
  return {
    opening: before.closing,
    earned,
    spent,
    returned,
    reversed,
    closing: before.closing + earned - spent + returned + reversed,
    count: entries.length,
    lastRev: last?.rev ?? before.lastRev,
    head: last?.hash ?? before.head,
  }
}

/** '2026-11' → '2026-12' (or back, with -1). */
export function monthAfter(month: string, n = 1): string {
  const [year = 0, m = 0] = month.split('-').map(Number)
  const at = year * 12 + m - 1 + n
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
