/** Chance that can be told again: the same seed gives the same county, byte for byte. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** True in `share` of all cases (0..1). */
  yes(share: number): boolean
  shuffle<T>(list: readonly T[]): T[]
  /** `n` hex digits. */
  hex(n: number): string
  /** Chance of its own for a part, so that parts may grow without disturbing one another. */
  branch(name: string): Chance
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** mulberry32, seeded by any text. */
export function chance(seed: string): Chance {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(from: readonly T[]): T => {
    const one = from[int(0, from.length - 1)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  return {
    next,
    int,
    pick,
    yes: share => next() < share,
    shuffle: list =>
      list
        .map(one => ({ one, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one),
    hex: n => {
      let text = ''
      while (text.length < n)
        text += Math.floor(next() * 0x100000000)
          .toString(16)
          .padStart(8, '0')
      return text.slice(0, n)
    },
    branch: name => chance(`${seed}/${name}`),
  }
}
