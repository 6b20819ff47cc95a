/**
 * Numbers that a person can say aloud: `LX26-0137`. They are drawn at random among the unused ones of the village's
 * year, so a number tells neither the order of things nor how many there are, and no gap tells of something hidden.
 */
import { randomInt } from 'node:crypto'
import { yearOf } from '../../miniprogram/core/clock/shanghai'
import type { GridId } from '../../miniprogram/core/people/grid'
import { grids } from '../_people/names'
import { store } from '../_platform/ports'
import { few } from '../_platform/reach'
import { oneOf } from '../_platform/bounds'

/**
 * Each series is unique on its own: orders, complaints about staff (the town's series, so that the village's shows no
 * trace of them), good deeds, redemptions, opinions sent to the town. `older`: where numbers of the series still lie that
 * have not been brought into its collection.
 */
const SERIES = {
  order: { of: 'village', collection: 'tickets', field: 'no', mark: '' },
  complaint: { of: 'town', collection: 'tickets', field: 'no', mark: 'TS' },
  deed: { of: 'village', collection: 'deeds', field: 'deed.no', mark: '-J' },
  redemption: { of: 'village', collection: 'redemptions', field: 'redemption.no', mark: '-D' },
  opinion: { of: 'town', collection: 'opinions', field: 'no', mark: 'YJ', older: 'feedback' },
} as const
export type Series = keyof typeof SERIES

const FOUR_DIGITS: Range = [1, 9999]
/** From about 7,000 used ones on, so that the draw stays quick. */
const FIVE_DIGITS: Range = [10_000, 99_999]
const FULL = 0.7
/** Tried at once. Where most of them are taken, a larger sample says how full the four digits are. */
const DRAWN = 24
const CROWDED = 0.6
const SAMPLE = 400
type Range = readonly [low: number, high: number]

/**
 * Unused numbers of this village or town and year, in the order in which to try them. The unique index decides: a
 * number that was taken meanwhile is refused as a duplicate, and the next attempt takes the next one. One query.
 */
export async function drawNumbers(series: Series, gridId: GridId, now: number): Promise<string[]> {
  const { collection, field, ...more } = SERIES[series]
  const prefix = await prefixOf(series, gridId, now)
  const unused = async (range: Range) => {
    const drawn = draw(prefix, range, DRAWN)
    const asked = {
      where: { [field]: oneOf([...drawn]) },
      limit: few(DRAWN, 'each drawn number is unique'),
    }
    const docs = await Promise.all([
      store.list(collection, asked),
      'older' in more ? store.list(more.older, asked) : [],
    ])
    for (const doc of docs.flat()) drawn.delete(numberIn(doc, field))
    return [...drawn]
  }
  const free = await unused(FOUR_DIGITS)
  if (free.length > DRAWN * (1 - CROWDED)) return free
  const sample = [...draw(prefix, FOUR_DIGITS, SAMPLE)]
  const used = await store.count(collection, { [field]: oneOf(sample) }, SAMPLE)
  return used > SAMPLE * FULL || free.length === 0 ? unused(FIVE_DIGITS) : free
}

/** A town needs no spoken code of its own: its marks are enough. */
async function prefixOf(series: Series, gridId: GridId, now: number): Promise<string> {
  const { mark, of } = SERIES[series]
  const code = (await grids.of([gridId])).get(gridId)?.code ?? (of === 'town' ? '' : gridId)
  return `${code}${mark}${String(yearOf(now) % 100).padStart(2, '0')}-`
}

function draw(prefix: string, [low, high]: Range, n: number): Set<string> {
  const drawn = new Set<string>()
  while (drawn.size < n) drawn.add(`${prefix}${String(randomInt(low, high + 1)).padStart(4, '0')}`)
  return drawn
}

const numberIn = (doc: unknown, field: string): string =>
  String(field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], doc))
