/** How the votes for an honour are counted, and when the clock looks at it. */
import { describe, expect, it } from 'vitest'
import { endOfDay, fromDayKey } from '../../clock/shanghai'
import type { Actor } from '../../people/role'
import { clockHonour } from './honour'
import { honourDueAt } from './honour-due'
import {
  committee,
  deciding,
  END,
  neighbour,
  no,
  nominated,
  NOW,
  onNotice,
  own,
  press,
  vote,
} from './honour.testing'
import type { Honour } from '../types'

const [a, b, d] = [committee('a'), committee('b'), committee('d')]
const takenBack = { verb: 'consent', consent: false, words: false } as const

describe('how the votes are counted', () => {
  const count = (voters: string[], ...given: [Actor, boolean][]) =>
    given.reduce((honour, [who, agree]) => press(honour, who, { verb: 'vote', agree, voters }), deciding)
  const five = ['a', 'b', 'd', 'e', 'f']
  it.each([
    ['two of five is no half', count(five, [a, true], [b, true]), 'deciding'],
    ['three of five is', count(five, [a, true], [b, true], [d, true]), 'awarded'],
    ['two of four is no more than half', count(five.slice(1), [b, true], [d, true]), 'deciding'],
    [
      'but with two of four against nothing can come of it',
      count(five.slice(1), [b, false], [d, false]),
      'notAwarded',
    ],
    ['one alone decides nothing for it', count(['a'], [a, true]), 'deciding'],
    ['who may vote no more is not counted', count(['b', 'd', 'e'], [a, true], [b, true]), 'deciding'],
  ])('%s', (_, honour, state) => {
    expect(honour.state).toBe(state)
  })
  it('with the name of who gave it', () => {
    expect(count(five, [a, true]).votes).toEqual([{ by: 'a', byName: 'a', agree: true, at: NOW }])
  })
  it('what was not awarded is not shown', () => {
    expect(count(['a', 'b'], [a, false])).toMatchObject({ state: 'notAwarded', shown: false, decidedAt: NOW })
  })
  it('who stands aside takes only their own vote along', () => {
    const aside = press(count(five, [a, true], [b, true]), b, { verb: 'standAside' })
    expect(aside.votes.map(({ by }) => by)).toEqual(['a'])
    expect(no(onNotice, a, { verb: 'standAside' })).toBe('NOT_NOW')
  })
  it('after fifteen days as it stands: more than half of those given, and two at least', () => {
    const after = (honour: Honour) => clockHonour(honour, (honourDueAt(honour) ?? 0) + 1)
    expect(after(count(five, [a, true], [b, true], [d, false]))).toMatchObject({
      state: 'awarded',
      shown: true,
    })
    expect(after(count(five, [a, true], [b, true])).state).toBe('awarded')
    expect(after(count(five, [a, false], [b, false])).state).toBe('notAwarded')
    const six = [...five, 'g']
    const two = count([...six, 'h'], [a, true], [b, true], [d, false], [committee('e'), false])
    expect(after(two).state).toBe('notAwarded')
  })
})

describe('when the clock looks at an honour', () => {
  it('fifteen days after the notice, whatever waits that holds nothing up', () => {
    // On the notice from 18 to 21 November.
    expect(honourDueAt(deciding)).toBe(endOfDay(fromDayKey('2026-12-06')))
    const alone = press(onNotice, neighbour, { verb: 'object', id: 'o1', needsSecond: true })
    const on = clockHonour(alone, END + 1)
    expect(on.state).toBe('deciding')
    expect(honourDueAt(on)).toBe(endOfDay(fromDayKey('2026-12-06')))
  })
  it('never again once it is over', () => {
    const awarded = press(press(deciding, a, vote(true)), b, vote(true))
    const overs = [
      awarded,
      press(awarded, own, takenBack),
      press(nominated, own, takenBack),
      press(press(deciding, a, vote(false)), b, vote(false)),
    ]
    for (const over of overs) {
      expect(honourDueAt(over)).toBe(null)
      expect(clockHonour(over, fromDayKey('2028-01-01'))).toBe(over)
    }
  })
})
