import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')

/**
 * Written by hand: the only files that touch what a grid member knows of a household. None of them is a list of orders, a
 * search, an export, a print or a board, and none of them belongs to an office above.
 */
const TOUCH = [
  '_documents/running.ts',
  '_own/erasable.ts',
  '_own/kept/care.ts',
  '_people/care/kept.ts',
  'api/care/list.ts',
  'api/care/mine.ts',
  'api/care/open.ts',
  'api/care/visit.ts',
  'jobs/tags.ts',
  'jobs/tickets/posts-ended.ts',
]

test('nobody else touches tags and visits', () => {
  const found = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter(name => /'(tags|visits)'|_people\/care\/kept'/.test(readFileSync(path.join(ROOT, name), 'utf8')))
    .map(name => name.replaceAll(path.sep, '/'))
  expect(found.sort()).toEqual(TOUCH)
})
