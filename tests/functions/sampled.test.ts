import { afterEach, expect, it, vi } from 'vitest'
import { sampled } from '../sampled'

afterEach(() => vi.unstubAllEnvs())
const LETTERS = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']
const byLetter = { atLeast: 1, of: 'letters', each: (one: string) => one[0] ?? '' }
const inRun = (seed: string, draw: { atLeast: number; of: string; each?: (one: string) => string }) => {
  vi.stubEnv('SEED', seed)
  return sampled(LETTERS, draw)
}

it('draws so many, each once, in their order, whatever the seed', () => {
  for (let seed = 0; seed < 50; seed++) {
    const drawn = inRun(String(seed), { atLeast: 2, of: 'letters' })
    expect(drawn).toHaveLength(2)
    expect(LETTERS.filter(one => drawn.includes(one))).toEqual(drawn)
  }
})
it('draws of each kind', () => {
  for (let seed = 0; seed < 50; seed++)
    expect(inRun(String(seed), byLetter).map(one => one[0])).toEqual(['a', 'b', 'c'])
})
it('meets everything in the long run of runs', () => {
  const met = Array.from({ length: 50 }, (_, seed) => inRun(String(seed), byLetter)).flat()
  expect([...new Set(met)].sort()).toEqual(LETTERS)
})
it('draws the same with the same seed, and something else for something else', () => {
  const first = Array.from({ length: 20 }, (_, seed) => inRun(String(seed), byLetter).join())
  const again = Array.from({ length: 20 }, (_, seed) => inRun(String(seed), byLetter).join())
  const other = Array.from({ length: 20 }, (_, seed) =>
    inRun(String(seed), { ...byLetter, of: 'other letters' }).join(),
  )
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})
it('leaves nothing out where there is little, or where the whole is asked for', () => {
  expect(inRun('1', { atLeast: 6, of: 'letters' })).toEqual(LETTERS)
  vi.stubEnv('SAMPLE', 'whole')
  expect(inRun('1', byLetter)).toEqual(LETTERS)
})
it('draws nothing without a seed', () => {
  vi.stubEnv('SEED', '')
  expect(() => sampled(LETTERS, byLetter)).toThrow(/no SEED/)
})
