/** Who reads which step of a good deed. Given who pressed what, the history as somebody sees it. */
import { describe, expect, it } from 'vitest'
import type { DeedEvent } from '../events'
import type { Actor } from '../../people/role'
import { person } from '../../people/village.testing'
import {
  a,
  AFTER_15,
  AFTER_3,
  another,
  at,
  answers,
  author,
  b,
  CONFIRMED,
  CREDITED,
  denies,
  END,
  family,
  gridMember,
  groupOf,
  MINUS,
  neighbour,
  OBJECTED,
  objects,
  on,
  press,
  REPORTED,
  story,
  stranger,
  supervisor,
  voucher,
  vouches,
  type Step,
} from '../testing'
import { RESULT_LABELS } from '../labels'
import { deedHistory } from './history'

const read = (steps: readonly Step[], actor: Actor): string[] => {
  const { here, events, now } = story(...steps)
  return deedHistory(here, events as DeedEvent[], { actor, now }).map(({ who, text }) =>
    [who, text].filter(Boolean).join(' '),
  )
}

describe('the history of a good deed', () => {
  it('is read from the newest back, with who did it in office, and the reader', () => {
    expect(read(CREDITED, author)).toEqual(['入账了', '名wang 证实了，开始公示', '您 报上来了'])
    expect(read(CREDITED, family)).toEqual(['入账了', '名wang 证实了，开始公示', '报上来了'])
    expect(read(CREDITED, voucher)).toEqual(['入账了', '您 证实了，开始公示', '报上来了'])
    expect(read(CREDITED, a).at(-1)).toBe('报上来了')
  })

  it('never says who objected, to nobody, nor whether it was somebody in office', () => {
    const colleague = supervisor('c2')
    for (const objector of [neighbour, colleague])
      for (const reader of [author, neighbour, another, a, b, colleague])
        expect(read([...CONFIRMED, objects(objector)], reader)[0]).toBe('有人提了意见')
    expect(read([...OBJECTED, answers(a, false)], another).slice(0, 2)).toEqual([
      '名a 答复：意见不成立',
      '有人提了意见',
    ])
    expect(read([...OBJECTED, answers(a, true)], author)[0]).toBe('名a 答复：意见成立')
  })

  it('says of somebody who did not vouch only that nobody did', () => {
    expect(read([...REPORTED, denies()], author)[0]).toBe('没有证实')
    expect(read([...REPORTED, denies()], a)[0]).toBe('没有证实')
  })

  it('says of a minus that it is checked', () => {
    expect(read([...MINUS, vouches(a)], author)).toEqual(['名a 核实了，开始公示', '名li 报上来了'])
    expect(read([...MINUS, denies(a)], author)[0]).toBe('没有核实')
    expect(read([...MINUS, on(AFTER_3)], author)[0]).toBe('还没人核实，又请了一次')
    expect(read([...MINUS, on(AFTER_15)], a)[0]).toBe('没人核实，请镇里看一看')
    const taken = press('clock', 'credit', {}, { account: { balance: 50, rev: 1 } })
    expect(read([...MINUS, vouches(a), at(END + 1), taken], author)[0]).toBe('扣了分')
    expect(read([...MINUS, vouches(a), on(END + 1)], author)[0]).toBe(RESULT_LABELS.zero)
  })

  it('shows the village what stands on the notice, and no more', () => {
    const asked = [...REPORTED, on(AFTER_3), vouches(), objects(), press(b, 'standAside', {})]
    expect(read(asked, author)).toEqual([
      '名b 回避了',
      '有人提了意见',
      '名wang 证实了，开始公示',
      '还没人证实，又请了一次',
      '您 报上来了',
    ])
    expect(read(asked, another)).toEqual([
      '名b 回避了',
      '有人提了意见',
      '名wang 证实了，开始公示',
      '报上来了',
    ])
    expect(read(CREDITED, another)).toEqual([])
    expect(read(CONFIRMED, stranger)).toEqual([])
    expect(read(REPORTED, another)).toEqual([])
  })

  it('of a group says each household its own, and those in office how many came to the same', () => {
    const three = [groupOf('h1', 'h2', 'h3'), vouches(), on(END + 1)]
    expect(read(three, a).slice(0, 2)).toEqual(['入账了，3 家', '名wang 证实了，开始公示'])
    expect(read(three, gridMember)[0]).toBe('入账了，3 家')
    expect(read(three, author).slice(0, 2)).toEqual(['入账了', '名wang 证实了，开始公示'])
    const spoke = person('spoke', { householdId: 'h9' })
    const partly = [
      groupOf('h1', 'h2', 'h3'),
      vouches(),
      objects(spoke, {}, 'h2'),
      answers(a, true, spoke),
      on(END + 1),
    ]
    expect(read(partly, a).slice(0, 3)).toEqual(['入账了，2 家', '公示没通过', '您 答复：意见成立'])
    // Objected once, somebody reads how it ended, not what others were given.
    expect(read(partly, spoke)[0]).toBe('名a 答复：意见成立')
  })

  it('has nothing of what joined two entries of one human', () => {
    const told = story(...REPORTED)
    const [first] = told.events as DeedEvent[]
    if (!first) throw new Error('nothing was reported')
    const joined = { ...first, rev: 2, type: 'SelfJoined' as const, from: 'x', into: 'y', confirmedBy: 'z' }
    expect(deedHistory(told.here, [first, joined], { actor: author, now: told.now })).toHaveLength(1)
  })
})
