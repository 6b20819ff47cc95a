/**
 * What `npm test` draws by chance where the long run tries everything: which of many people knocks at a door, after which
 * write a function ends. Never which door: of each kind of question something is always drawn.
 */
import { createHash } from 'node:crypto'

interface Draw<T> {
  /** What for; two draws of one run are not alike. */
  of: string
  /** So many of each kind, or all there are. */
  atLeast: number
  /** The kinds; default: all are of one. */
  each?: (one: T) => string
}

/** Drawn by `SEED` (vitest.config.ts), in the order they came in; all of them in `npm run test:long`. */
export function sampled<T>(all: readonly T[], { of, atLeast, each = () => '' }: Draw<T>): T[] {
  const { SEED: seed, SAMPLE: sample } = process.env
  if (sample === 'whole') return [...all]
  if (!seed) throw new Error('no SEED: vitest.config.ts draws one')
  const lots = all.map((one, at) => ({
    at,
    kind: each(one),
    lot: createHash('sha256')
      .update(`${seed} ${of} ${each(one)} ${at}`)
      .digest('hex'),
  }))
  const drawn = new Set<number>()
  const taken = new Map<string, number>()
  for (const { at, kind } of lots.sort((a, b) => (a.lot < b.lot ? -1 : 1))) {
    const before = taken.get(kind) ?? 0
    if (before >= atLeast) continue
    taken.set(kind, before + 1)
    drawn.add(at)
  }
  return all.filter((_, at) => drawn.has(at))
}
