import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { marksOf } from './shapes'

const ROUTES = ['list', 'open', 'tree']
let dir: string
const marks = (answers: string) => {
  const file = path.join(dir, 'answers.ts')
  writeFileSync(file, answers)
  return marksOf(file, ROUTES)
}
const answers = (row: string, name = 'Row') => `
interface Page<T> { items: readonly T[]; next: string | null }
/** What stands in a row. */
interface ${name} { id: string; ${row} }
interface Node { name: string; below: Node[] }
export type Replies = { list: Page<${name}> } & { open: ${name} & { now: number }; tree: Node }
`

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'shapes-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('a mark changes with what an answer holds, and with nothing else', () => {
  const before = marks(answers("state: 'open' | 'done'; at?: number"))
  // Another name, another order, another comment.
  expect(marks(answers("at?: number; state: 'done' | 'open' // as it stands", 'Line'))).toEqual(before)
  for (const row of [
    "state: 'open' | 'done' | 'late'; at?: number",
    "state: 'open' | 'done'; at: number",
    "state: 'open' | 'done'; at?: number; who: { name: string }",
    "state: 'open' | 'done'",
  ]) {
    const { list, open, tree } = marks(answers(row))
    expect([list === before['list'], open === before['open'], tree === before['tree']], row).toEqual([
      false,
      false,
      true,
    ])
  }
})

it('an answer that is not there is no mark', () => {
  expect(() => marks('export interface Replies { list: string[] }')).toThrow('open has no answer')
})
