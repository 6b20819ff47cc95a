/** The doors of a grid as a wall says them: 「1—18 号」, where every door ends with a number of its own. */

const NUMBERED = /(\d{1,4})\s*号?$/
/** More pieces than that are no help to anybody who looks for a door. */
const MOST_PIECES = 4

/** Several pieces, each `1—18` or `7`; [] where some door has no number, or they lie too scattered. */
function doorRanges(doors: readonly string[]): string[] {
  const numbers = doors.map(door => Number(NUMBERED.exec(door.trim())?.[1] ?? Number.NaN))
  if (numbers.length === 0 || numbers.some(Number.isNaN) || new Set(numbers).size < numbers.length) return []
  const pieces: [number, number][] = []
  for (const one of [...numbers].sort((a, b) => a - b)) {
    const last = pieces[pieces.length - 1]
    if (last && last[1] + 1 === one) last[1] = one
    else pieces.push([one, one])
  }
  if (pieces.length > MOST_PIECES) return []
  return pieces.map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`))
}

/** In at most two lines. */
export function doorLines(doors: readonly string[]): string[] {
  const ranges = doorRanges(doors)
  if (ranges.length === 0) return []
  const half = ranges.length <= 2 ? ranges.length : Math.ceil(ranges.length / 2)
  const lines = [ranges.slice(0, half), ranges.slice(half)].filter(line => line.length > 0)
  return lines.map((line, at) => `${line.join('、')}${at === lines.length - 1 ? ' 号' : '、'}`)
}
