/** A phone's request may have a hundred kilobytes: the fullest form of every route stays far below, so that no page meets it. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { routes } from '.'

/** A Chinese character in UTF-8; a line break or quote is escaped with one more byte. */
const BYTES_A_CHARACTER = 3
/** Quotes, comma, colon. */
const AROUND = 4

/** The most bytes a value of this kind may have as JSON; Infinity where nothing ends it. */
function weight(schema: z.ZodType): number {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).reduce(
      (sum, [name, inner]) => sum + name.length + AROUND + weight(inner as z.ZodType),
      2,
    )
  if (schema instanceof z.ZodArray) {
    return 2 + (mostOf(schema) ?? Infinity) * (1 + weight(schema.element as z.ZodType))
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return weight(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodUnion)
    return Math.max(...schema.options.map(option => weight(option as z.ZodType)))
  if (schema instanceof z.ZodPipe) return weight(schema.in as z.ZodType)
  if (schema instanceof z.ZodString) return (longest(schema) ?? Infinity) * BYTES_A_CHARACTER + 2
  return 40
}

interface Check {
  check: string
  maximum?: number
  pattern?: RegExp
}
const checksOf = (schema: z.ZodType): Check[] =>
  ((schema.def as { checks?: { _zod: { def: Check } }[] }).checks ?? []).map(one => one._zod.def)
const mostOf = (schema: z.ZodType): number | undefined =>
  checksOf(schema).find(({ check }) => check === 'max_length')?.maximum

/** By its length, or by a pattern that ends: as long as its source and what its `{1,64}` repeat. */
function longest(schema: z.ZodString): number | undefined {
  const ends = checksOf(schema).flatMap(({ pattern }) => {
    const outside = pattern?.source.replace(/\[[^\]]*\]|\\./g, 'x') ?? ''
    if (!/^\^.*\$$/.test(outside) || /[*+]|,\}/.test(outside)) return []
    const repeats = [...outside.matchAll(/(\d+)\}/g)].map(([, n]) => Number(n))
    return [outside.length + repeats.reduce((sum, n) => sum + n, 0)]
  })
  return mostOf(schema) ?? (ends.length > 0 ? Math.min(...ends) : undefined)
}

const KILOBYTE = 1024
describe('the fullest request', () => {
  const weights = Object.entries(routes).map(
    ([route, schema]) => [route, weight(schema as z.ZodType)] as const,
  )
  it.each(weights)('of %s ends', (_, bytes) => {
    expect(bytes).toBeLessThan(64 * KILOBYTE)
  })
  it('weighs what it should where it is known', () => {
    expect(weight(z.strictObject({ a: z.string().max(10), b: z.array(z.string().max(2)).max(3) }))).toBe(
      2 + (1 + 4 + 32) + (1 + 4 + 2 + 3 * (1 + 8)),
    )
  })
})
