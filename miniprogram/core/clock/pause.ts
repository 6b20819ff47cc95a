/** A stretch of time in which the clock stood still: [from, to). */
export type Pause = { readonly from: number; readonly to: number }

/** The same time, in order and without overlaps, nothing before `since`. */
export function mergePauses(pauses: readonly Pause[], since = -Infinity): readonly Pause[] {
  const merged: Pause[] = []
  const ordered = pauses
    .map(({ from, to }) => ({ from: Math.max(from, since), to }))
    .sort((a, b) => a.from - b.from)
  for (const pause of ordered) {
    if (pause.to <= pause.from) continue
    const last = merged[merged.length - 1]
    if (last && pause.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) }
    else merged.push(pause)
  }
  return merged
}

/** Milliseconds of [from, to) that were paused. */
export function pausedBetween(pauses: readonly Pause[], from: number, to: number): number {
  return mergePauses(pauses, from).reduce(
    (sum, pause) => sum + Math.max(0, Math.min(pause.to, to) - pause.from),
    0,
  )
}

/** When `need` milliseconds of running clock have passed since `from`. */
export function afterRunning(from: number, need: number, pauses: readonly Pause[]): number {
  return mergePauses(pauses, from).reduce(
    (at, pause) => (pause.from < at ? at + pause.to - pause.from : at),
    from + need,
  )
}
