/** Who reads which step of an honour. Given who pressed what, the history as somebody sees it. */
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../people/role'
import { days } from '../../clock/units'
import type { HonourEvent } from '../events'
import { person } from '../../people/village.testing'
import {
  a,
  another,
  answers,
  AWARDED,
  b,
  committee,
  d,
  consents,
  DECIDING,
  DECLINED,
  END,
  helper,
  viewer,
  neighbour,
  nominated,
  nominator,
  NOW,
  OBJECTED,
  objects,
  on,
  town,
  at,
  ON_NOTICE,
  own,
  press,
  story,
  stranger,
  votes,
  AFTER_15,
  type Step,
} from '../testing'
import { honourHistory } from './history'

const read = (steps: readonly Step[], actor: Actor): string[] => {
  const { here, events, now } = story(...steps)
  return honourHistory(here, events as HonourEvent[], viewer(actor, now)).map(({ who, text }) =>
    [who, text].filter(Boolean).join(' '),
  )
}

describe('the history of an honour', () => {
  it('is read from the newest back; who put it forward only knows it themselves', () => {
    expect(read(ON_NOTICE, own)).toEqual(['这户点了头', '推荐'])
    expect(read(ON_NOTICE, nominator)).toEqual(['这户点了头', '您 推荐'])
    const inOffice = committee('e')
    const byOffice = [press(inOffice, 'nominate', { kind: 'helpful', householdId: 'h1', text: '热心' })]
    expect(read([...byOffice, consents(true)], another)).toEqual(['这户点了头', '推荐'])
    expect(read([nominated, consents(true, helper)], own)).toEqual(['这户点了头', '推荐'])
    expect(read(DECLINED, nominator)[0]).toBe('这户没同意')
    expect(read([nominated, on(AFTER_15)], nominator)[0]).toContain('就算没同意')
    expect(read(ON_NOTICE, stranger)).toEqual([])
  })

  it('never says who objected, to nobody, nor whether it was somebody in office', () => {
    for (const objector of [neighbour, b])
      for (const reader of [own, neighbour, another, a, b])
        expect(read([...ON_NOTICE, objects(objector)], reader)[0]).toBe('有人提了意见')
    expect(read([...OBJECTED, answers(a, false)], another).slice(0, 2)).toEqual([
      'a 答复：意见不成立',
      '有人提了意见',
    ])
    expect(read([...OBJECTED, answers(a, true)], neighbour)[0]).toBe('a 答复：意见成立，这次不评')
  })

  it('of an objection that waits for a second household only who made it and the committee read', () => {
    const alone = [
      ...ON_NOTICE,
      objects(neighbour, { objector: { open: 0, rejectedAt: [NOW - days(2), NOW - days(1)] } }),
    ]
    for (const reader of [neighbour, a]) expect(read(alone, reader)[0]).toBe('有人提了意见')
    for (const reader of [own, another]) expect(read(alone, reader)[0]).toBe('这户点了头')
    expect(read([...alone, objects(another)], own).slice(0, 2)).toEqual(['有人提了意见', '有人提了意见'])
    // One that counts beside it, of the same household, is no second voice.
    const beside = [...alone, objects(person('yu2', { householdId: 'h-yu' }))]
    expect(read(beside, own)).toEqual(['有人提了意见', '这户点了头', '推荐'])
  })

  it('says nobody that somebody voted before it is decided; then their last word, with their name', () => {
    const once = [...DECIDING, votes(a, false)]
    for (const reader of [own, another, a, b]) expect(read(once, reader)[0]).toBe('公示期满')
    const twice = [...once, votes(a, true), votes(b, true)]
    expect(read(twice, another)).toEqual(['b 评了', 'a 评了', '公示期满', '这户点了头', '推荐'])
    expect(read(AWARDED, a).slice(0, 2)).toEqual(['b 评了', '您 评了'])
    const against = [...DECIDING, votes(a, false), votes(b, false)]
    expect(read(against, neighbour)).toEqual([])
    expect(read(against, own).slice(0, 2)).toEqual(['b 评了', 'a 评了'])
    // What somebody did after their vote leaves it standing.
    const aside = [...DECIDING, votes(a, true), press(a, 'standAside', {}), votes(b, true), votes(d, true)]
    expect(read(aside, own).slice(0, 4)).toEqual(['d 评了', 'b 评了', 'a 回避了', 'a 评了'])
  })

  it('is not the late town’s where the town is kin of the household', () => {
    const kin = { ...town, kinHouseholds: [{ householdId: 'h1', kin: 'parents' as const }] }
    const late = [...OBJECTED, at(AFTER_15)]
    expect(read(late, town)[0]).toBe('有人提了意见')
    expect(read(late, kin)).toEqual([])
  })

  it('has nothing of what joined two entries of one human', () => {
    const { here, events, now } = story(...ON_NOTICE)
    const [first] = events as HonourEvent[]
    if (!first) throw new Error('nobody was put forward')
    const joined = { ...first, rev: 3, type: 'SelfJoined' as const, from: 'x', into: 'y', confirmedBy: 'z' }
    const lines = honourHistory(here, [...(events as HonourEvent[]), joined], viewer(own, now))
    expect(lines.map(({ text }) => text)).toEqual(['这户点了头', '推荐'])
  })

  it('says who stood aside, and what the clock did', () => {
    expect(read([...DECIDING, press(b, 'standAside', {})], another)[0]).toBe('b 回避了')
    expect(read([...OBJECTED, on(END + days(60))], own)).toContain('意见没有答复')
    expect(read([...DECIDING, votes(a, true), on(END + days(60))], own)).toContain('到期计票')
  })
})
