import { describe, expect, it } from 'vitest'
import { CHAPTERS, lifecyclePage, mermaid, table } from './lifecycle'

const rowsOf = (text: string) => text.split('\n').slice(2)
const named = (name: string) => {
  const found = CHAPTERS.find(({ process }) => process.name === name)
  if (!found) throw new Error(`no chapter of ${name}`)
  return found
}

describe.each(CHAPTERS.map(one => [one.process.name, one] as const))('the page of a %s', (_, one) => {
  const { stages, verbs } = one.process

  it('has every state, its beginning, and an end for each that is final', () => {
    const drawn = mermaid(one)
    for (const [state, { label, final }] of Object.entries(stages)) {
      expect(drawn).toContain(`  state "${label}" as ${state}\n`)
      expect(drawn.includes(`  ${state} --> [*]`)).toBe(final)
      // Nothing hangs, and nothing is never reached.
      expect(drawn).toMatch(new RegExp(`^  ${state} --> `, 'm'))
      expect(drawn).toMatch(new RegExp(` --> ${state} : `, 'm'))
    }
    expect(drawn).toContain(`[*] --> ${one.begins} : `)
    expect(drawn).not.toMatch(/(\w+) --> \1 /)
  })

  it('has every verb that somebody presses once, each state and each relation in words', () => {
    const rows = rowsOf(table(one))
    expect(rows).toHaveLength(Object.values(verbs).filter(({ pressers }) => pressers.length > 0).length)
    for (const row of rows) {
      expect(row).not.toMatch(/undefined|\| +\| +\|.*\| +\|/)
      const [, , from = '', to = '', who = ''] = row.split('|')
      expect(`${from}${to}${who}`).not.toMatch(/[a-z]/i)
    }
    expect(lifecyclePage()).toContain(table(one))
  })

  it('leaves out no move but one that would be drawn', () => {
    const all = mermaid({ ...one, never: [] })
    for (const move of one.never) {
      const [arrow = '', name = ''] = move.split(' : ')
      const drawn = all.split('\n').find(line => line.startsWith(`  ${arrow} : `))
      expect(drawn, move).toContain(verbs[name]?.label)
    }
  })
})

it('draws what moves an order', () => {
  const drawn = mermaid(named('ticket'))
  for (const arrow of [
    '[*] --> submitted : 点单 / 登记',
    'dispatched --> claimed : 领单',
    'resolved --> closed : 归档',
    'closed --> submitted : 返工',
  ])
    expect(drawn).toContain(arrow)
  expect(rowsOf(table(named('ticket')))).toContain('| 领单 `claim` | 待领单 | 办理中 | 派给的人 |  |')
})

it('draws an honour that, once given, is only shown or not', () => {
  expect(mermaid(named('honour'))).not.toContain('awarded --> d')
  expect(mermaid(named('deed'))).toContain('objected --> confirmed : 答复意见 / 意见没有答复')
})
