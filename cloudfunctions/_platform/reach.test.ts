import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { few, first, MOST_AT_ONCE, onePage, pageOf } from './reach'

const ROOT = path.join(import.meta.dirname, '..')

/** Takes a reach for a list of its own; anyone who only hands one on names the type. */
const endsList = (source: string): boolean =>
  /from '[./\w]*\/reach'/.test(source.replace(/^import type .*$/gm, ''))

describe('how far a list goes', () => {
  test('is between one and what the service gives at once', () => {
    expect([first(1), onePage(1000), few(999, 'so')]).toEqual([
      { kind: 'first', n: 1 },
      { kind: 'page', n: 1000 },
      { kind: 'few', n: 999, why: 'so' },
    ])
    expect(MOST_AT_ONCE).toBe(1000)
    for (const wrong of [0, -1, 1001, 1.5, Number.NaN]) expect(() => onePage(wrong)).toThrow(RangeError)
    // One more is asked for, to see that there are no more.
    expect(() => few(1000, 'so')).toThrow(RangeError)
  })

  test('a page of one more than it shows tells whether there is more', () => {
    expect(pageOf([1, 2, 3], 2)).toEqual({ rows: [1, 2], more: true })
    expect(pageOf([1, 2], 2)).toEqual({ rows: [1, 2], more: false })
  })

  test('every file that ends a list stands in docs/limits.md, with what lies beyond', () => {
    const told = readFileSync(path.join(ROOT, '../docs/limits.md'), 'utf8')
    const ending = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .filter(name => endsList(readFileSync(path.join(ROOT, name), 'utf8')))
      .map(name => name.replaceAll(path.sep, '/'))
    expect(ending.length).toBeGreaterThan(30)
    expect(ending.filter(name => !told.includes(`\`${name}\``))).toEqual([])
  })
})
