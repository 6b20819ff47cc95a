/** A stretch of time in which the clock stood still: [from, to). */
export type Hold = { readonly from: number; readonly to: number }

/** The same time, in order and without overlaps, nothing before `since`. */
export function mergeHolds(holds: readonly Hold[], since = -Infinity): readonly Hold[] {
  const merged: Hold[] = []
  const ordered = holds
    .map(({ from, to }) => ({ from: Math.max(from, since), to }))
    .sort((a, b) => a.from - b.from)
  for (const hold of ordered) {
    if (hold.to <= hold.from) continue
    const last = merged[merged.length - 1]
    if (last && hold.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, hold.to) }
    else merged.push(hold)
  }
  return merged
}

/** Milliseconds of [from, to) that were held. */
export function heldBetween(holds: readonly Hold[], from: number, to: number): number {
  return mergeHolds(holds, from).reduce(
    (sum, hold) => sum + Math.max(0, Math.min(hold.to, to) - hold.from),
    0,
  )
}

/** When `need` milliseconds of running clock have passed since `from`. */
export function afterRunning(from: number, need: number, holds: readonly Hold[]): number {
  return mergeHolds(holds, from).reduce(
    (at, hold) => (hold.from < at ? at + hold.to - hold.from : at),
    from + need,
  )
}
