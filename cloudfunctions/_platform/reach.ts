/**
 * How far a list goes. A bare number does not compile: anyone who asks for documents says what becomes of those beyond it,
 * so that no list stops in silence. Every use stands in docs/limits.md.
 */

/** The service gives no more documents at once. */
export const MOST_AT_ONCE = 1000

export type Reach =
  /** The first ones are all that is meant: the newest seal, the last five orders. */
  | { readonly kind: 'first'; readonly n: number }
  /** One page. The caller asks on behind its last key, or tells the reader that there is more. */
  | { readonly kind: 'page'; readonly n: number }
  /** There are never more, for this reason. If there are, it throws: a defect is loud, not a shorter list. */
  | { readonly kind: 'few'; readonly n: number; readonly why: string }

export const first = (n: number): Extract<Reach, { kind: 'first' }> => ({ kind: 'first', n: within(n) })
export const onePage = (n: number): Extract<Reach, { kind: 'page' }> => ({ kind: 'page', n: within(n) })
export const few = (n: number, why: string): Reach => ({ kind: 'few', n: within(n + 1) - 1, why })

function within(n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > MOST_AT_ONCE)
    throw new RangeError(`a list of ${n}: 1 to ${MOST_AT_ONCE}, the service gives no more at once`)
  return n
}

/** What a page is and whether anything follows it; ask for one more than `n`. */
export function pageOf<T>(found: readonly T[], n: number): { rows: readonly T[]; more: boolean } {
  return { rows: found.slice(0, n), more: found.length > n }
}
