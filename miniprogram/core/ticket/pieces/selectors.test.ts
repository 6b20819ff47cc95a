import { describe, expect, test } from 'vitest'
import { hours } from '../../clock/units'
import { NOW, people } from '../story/people.testing'
import { claim, dispatchTo, dispute, submit, upTo } from '../story/presses.testing'
import { after, given, press, type Step } from '../testing'
import type { Ticket } from '../types'
import { awaitsRevisit, isFinal, leavesKind } from './selectors'
import { worked, workedOn } from './together'

const { chen, li, sun } = people
const at = (...steps: Step[]): Ticket => given(...steps).story.here

describe('what one can ask an order', () => {
  test('it is final once nothing more need happen', () => {
    expect(isFinal(at(...upTo('claimed')))).toBe(false)
    expect(isFinal(at(submit(), press(chen, 'withdraw', {})))).toBe(true)
  })
  test('a revisit is awaited when the work has ended, not before', () => {
    expect(awaitsRevisit(at(...upTo('claimed', dispute)))).toBe(false)
    expect(awaitsRevisit(at(...upTo('resolved', dispute)))).toBe(true)
    expect(awaitsRevisit(at(...upTo('resolved')))).toBe(false)
  })
  test('a private matter or a dispute leaves its kind only for another one', () => {
    const errand = { category: 'policy', matter: 'minor' } as const
    const own = { category: 'policy', matter: 'private' } as const
    const quarrel = { category: 'dispute', matter: 'minor' } as const
    expect([leavesKind(own, { ...own, category: 'livelihood' }), leavesKind(own, errand)]).toEqual([
      false,
      true,
    ])
    expect([leavesKind(quarrel, { ...quarrel, matter: 'private' }), leavesKind(quarrel, errand)]).toEqual([
      false,
      true,
    ])
    expect(leavesKind(errand, own)).toBe(false)
  })
  test('what it was merged into was worked on once that is resolved, or closed', () => {
    const done = at(...upTo('closed'))
    expect([worked([at(submit()), done]), worked([at(...upTo('resolved'))])?.stage.state]).toEqual([
      done,
      'resolved',
    ])
    expect([worked([done, at(...upTo('claimed'))]), worked([]), worked(undefined)]).toEqual([
      null,
      null,
      null,
    ])
    const open = at(submit())
    expect(workedOn(open, [done])).toBe(open)
    expect(workedOn({ ...open, stage: { state: 'merged', into: 't2' } }, [done])).toBe(done)
  })
})

test('anyone who has it a second time is named once', () => {
  const back = press(li, 'giveBack', { reason: '不顺路' })
  expect(at(...upTo('claimed'), back, dispatchTo(li), claim(li)).handledBy).toEqual(['li'])
})

describe('what is kept to those who deal with it', () => {
  const readers = (to: 'handlers' | 'usual') => press(chen, 'setReaders', { readers: to })
  test('is so from the step that made it so', () => {
    const kept = [submit(), after(hours(1)), readers('handlers')]
    expect(at(...kept).reservedAt).toBe(NOW + hours(1))
    expect(
      at(...kept, after(hours(1)), press(chen, 'amend', { text: '还有', attachments: [] })).reservedAt,
    ).toBe(NOW + hours(1))
    expect(at(submit(), readers('handlers'), readers('usual')).reservedAt).toBe(NOW)
  })
  test('hangs on no wall any more', () => {
    const publish = press(sun, 'publish', { asked: '路灯不亮', done: '换了', seenRev: 6 })
    expect(at(...upTo('closed'), publish, readers('handlers')).publication).toBe(null)
    expect(at(...upTo('closed'), publish).publication).toMatchObject({ by: 'sun' })
  })
})
