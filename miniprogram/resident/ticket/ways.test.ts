import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { VERBS, rowOf, type Verb } from '../../core/ticket/lifecycle'
import { DIALOGS, hasSheet, pageOf, waysOf } from './ways'

const mini = path.resolve(import.meta.dirname, '../..')
const pressed = (verbs: Verb[], callWho = '') => {
  const { bar, rest } = waysOf(verbs, callWho)
  return [bar.verb, bar.sideVerb, ...rest.map(button => button.verb)].filter(verb => verb !== '')
}

describe('the buttons of an order', () => {
  it.each(VERBS.filter(verb => !rowOf(verb).clockOnly && !['submit', 'register', 'consent'].includes(verb)))(
    '%s leads to exactly one place that exists',
    verb => {
      const page = pageOf(verb, 't1')
      expect([page !== null, hasSheet(verb), DIALOGS[verb] !== undefined].filter(Boolean)).toHaveLength(1)
      if (page) expect(existsSync(path.join(mini, `${page.split('?')[0]}.ts`))).toBe(true)
    },
  )

  it('shows every verb that may be pressed exactly once, and none that may not', () => {
    const some: Verb[] = ['amend', 'askCancel', 'objectTo', 'progress', 'resolve', 'recommit', 'giveBack']
    for (const callWho of ['', '李春梅']) expect(pressed(some, callWho).sort()).toEqual([...some].sort())
    expect(pressed([], '李春梅')).toEqual([])
  })

  it('puts the phone first while one only waits, and beside the verb when one is asked to act', () => {
    expect(waysOf(['amend', 'askCancel'], '李春梅').bar).toMatchObject({
      main: '给李春梅打电话',
      mainCalls: true,
      sideVerb: 'amend',
    })
    expect(waysOf(['rate', 'reopen'], '李春梅').bar).toMatchObject({
      main: '评价',
      mainCalls: false,
      sideCalls: true,
    })
  })

  it('gives the holder progress beside the end, not the give-back', () => {
    expect(waysOf(['giveBack', 'recommit', 'progress', 'resolve'], '').bar).toMatchObject({
      verb: 'resolve',
      sideVerb: 'progress',
    })
  })

  it('leaves the bar empty when nothing may be done and nobody called', () => {
    expect(waysOf([], '').bar).toMatchObject({ main: '', side: '' })
  })
})
