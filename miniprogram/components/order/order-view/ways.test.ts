import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Verb } from '../../../core/ticket/lifecycle'
import { PAGES } from '../../../core/ticket/phone/ways'
import { dialogOf, pageOf, waysOf } from './ways'

const mini = path.resolve(import.meta.dirname, '../../..')
const pressed = (verbs: Verb[], callWho = '') => {
  const { bar, rest } = waysOf(verbs, callWho)
  return [bar.verb, bar.sideVerb, ...rest.map(button => button.verb)].filter(verb => verb !== '')
}

describe('the buttons of an order', () => {
  it.each(Object.values(PAGES))('%s exists', page => {
    expect(existsSync(path.join(mini, `${page.split('?')[0]}.ts`))).toBe(true)
  })
  it('a page is told whose order, and which of its verbs', () => {
    expect(pageOf('claim', 't1')).toBe('/grid/claim/claim?id=t1')
    expect(pageOf('reassign', 't1')).toBe('/desk/dispatch/dispatch?verb=reassign&id=t1')
    expect(pageOf('amend', 't1')).toBeNull()
  })
  it('asks before what is done at once', () => {
    expect(dialogOf('withdraw')).toMatchObject({ verb: 'withdraw', yes: '撤单' })
    expect(dialogOf('agreeCancel')).toMatchObject({ verb: 'agreeCancel', yes: '同意撤' })
    expect(dialogOf('claim')).toBeNull()
  })
  it('switches, and what begins an order, are no buttons', () => {
    expect(pressed(['consent', 'submit', 'register', 'rate'])).toEqual(['rate'])
  })

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
