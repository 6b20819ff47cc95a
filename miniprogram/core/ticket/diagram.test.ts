import { expect, test } from 'vitest'
import { lifecyclePage, mermaid, table } from './diagram'
import { VERBS } from './lifecycle'
import { STATES } from './types'

test('the diagram has every state and every move between two', () => {
  for (const state of STATES) expect(mermaid()).toContain(` as ${state}\n`)
  for (const arrow of [
    '[*] --> submitted : 点单 / 登记',
    'dispatched --> claimed : 领单',
    'resolved --> closed : 归档',
    'closed --> submitted : 返工',
    'closed --> [*]',
  ])
    expect(mermaid()).toContain(arrow)
  expect(mermaid()).not.toMatch(/(\w+) --> \1 /)
})

test('the table has every verb once', () => {
  const rows = table().split('\n').slice(2)
  expect(rows.length).toBe(VERBS.length)
  expect(rows.find(row => row.includes('`claim`'))).toBe('| 领单 `claim` | 待领单 | 办理中 | 派给的人 |  |')
  expect(lifecyclePage()).toContain(table())
})
