/** Who may press what on an honour, for whom it waits, who reads it, and who judges it. */
import { describe, expect, it } from 'vitest'
import { fromDayKey } from '../../clock/shanghai'
import type { Actor } from '../../people/role'
import { awaitsMe, honourCan, honourSeen, pressHonour, townStandsIn } from './honour'
import {
  committee,
  deciding,
  END,
  helper,
  neighbour,
  no,
  nominated,
  nominator,
  NOW,
  onNotice,
  own,
  person,
  post,
  press,
  stranger,
  vote,
} from './honour.testing'
import { judgesOf } from '../judges'
import type { Honour } from '../types'

const look = (actor: Actor, now = NOW) => ({ actor, now, noSupervisor: false })
const can = (honour: Honour, actor: Actor, now = NOW) => honourCan(honour, look(actor, now))
const object = (honour: Honour, by: Actor, id: string) =>
  press(honour, by, { verb: 'object', id, needsSecond: false })
const [a, b, d] = [committee('a'), committee('b'), committee('d')]
const town = person('zhao', {
  posts: [post('inspector', 't')],
  home: [],
  householdId: null,
  staffName: 'zhao',
})
const objected = object(onNotice, neighbour, 'o1')
const awarded = press(press(deciding, a, vote(true)), b, vote(true))
const declined = press(nominated, own, { verb: 'consent', consent: false, words: false })
const refused = press(objected, a, { verb: 'answer', objectionId: 'o1', upheld: true })
const hidden = press(awarded, own, { verb: 'consent', consent: false, words: false })
/** The first moments of 4 December: the fifteen days for an answer are over. */
const AFTER_15 = fromDayKey('2026-12-04')

describe('what somebody may press on an honour', () => {
  it('the household: yes or no at first, taking back while it lasts, yes again when it had taken it down', () => {
    const all = [nominated, onNotice, deciding, awarded, hidden, declined, refused]
    expect(all.map(honour => can(honour, own))).toEqual([
      ['consent'],
      ['takeBack'],
      ['takeBack'],
      ['takeBack'],
      ['consent'],
      [],
      [],
    ])
  })
  it('a neighbour: one objection, while it hangs there', () => {
    const other = person('sun')
    expect(can(onNotice, neighbour)).toEqual(['object'])
    expect(can(objected, neighbour)).toEqual([])
    // What one says keeps nobody else from saying something.
    expect(can(objected, other)).toEqual(['object'])
    for (const honour of [nominated, declined, refused, deciding, awarded, hidden])
      expect(can(honour, other)).toEqual([])
  })
  it('the committee: answers what others objected, votes when the notice is over, stands aside from either', () => {
    expect(can(onNotice, a)).toEqual(['object'])
    expect(can(objected, a)).toEqual(['object', 'answer', 'standAside'])
    expect(can(object(onNotice, a, 'o1'), a)).toEqual([])
    expect(can(object(onNotice, a, 'o1'), b)).toEqual(['object', 'answer', 'standAside'])
    expect(can(deciding, a)).toEqual(['vote', 'standAside'])
    expect(can(awarded, a)).toEqual([])
  })
  it('the town: answers from the sixteenth day on, and nobody without a post ever', () => {
    expect([can(objected, town, AFTER_15 - 1), can(objected, town, AFTER_15)]).toEqual([
      [],
      ['answer', 'standAside'],
    ])
    expect(can(objected, person('sun'), AFTER_15)).toEqual([])
    expect(can(objected, a, AFTER_15)).toEqual(['answer', 'standAside'])
  })
})

describe('what waits for somebody', () => {
  const waits = (honour: Honour, ...people: Actor[]) => people.map(one => awaitsMe(honour, look(one)))
  it('an objection for the committee, unless it is their own', () => {
    expect(waits(objected, a, b, own, neighbour, helper)).toEqual([true, true, false, false, false])
    expect(waits(object(onNotice, a, 'o1'), a, b)).toEqual([false, true])
    expect(waits(onNotice, a)).toEqual([false])
  })
  it('a vote for each of the committee who has not given theirs', () => {
    const one = press(deciding, a, vote(true))
    expect(waits(deciding, a, b, own)).toEqual([true, true, false])
    expect(waits(one, a, b)).toEqual([false, true])
    expect(waits(press(one, b, vote(false)), a, b, d)).toEqual([false, false, true])
    expect(waits(awarded, a, d)).toEqual([false, false])
  })
})

describe('who reads an honour', () => {
  const readers = (honour: Honour) =>
    [own, nominator, a, helper, neighbour, stranger].map(actor => honourSeen(honour, look(actor)))
  it.each([
    //                   own   who put it forward, committee, grid member, neighbour, elsewhere
    ['nominated', nominated, [true, true, true, true, false, false]],
    ['on the notice', onNotice, [true, true, true, true, true, false]],
    ['being voted on', deciding, [true, true, true, true, true, false]],
    ['awarded and shown', awarded, [true, true, true, true, true, true]],
    ['awarded and taken down', hidden, [true, true, true, false, false, false]],
    ['declined by the household', declined, [true, true, true, false, false, false]],
    ['not awarded', refused, [true, true, true, false, false, false]],
  ])('%s', (_, honour, seen) => {
    expect(readers(honour)).toEqual(seen)
  })
})

describe('who judges an honour', () => {
  it('the committee, and the town only where fewer than two of it may', () => {
    expect(judgesOf(deciding, [a, b], [town], NOW)).toEqual(['a', 'b'])
    expect(judgesOf(deciding, [a], [town], NOW)).toEqual(['a', 'zhao'])
    expect(judgesOf(deciding, [], [town], NOW)).toEqual(['zhao'])
    expect(judgesOf(deciding, [a, committee('e', 'h1')], [town], NOW)).toEqual(['a', 'zhao'])
    expect(judgesOf(deciding, [neighbour], [helper], NOW)).toEqual([])
  })
  it('who wrote the only open objection is none of the two', () => {
    expect(townStandsIn(object(onNotice, a, 'o1'), [a, b], NOW)).toBe(true)
    expect(townStandsIn(objected, [a, b], NOW)).toBe(false)
    expect(townStandsIn(object(objected, a, 'o2'), [a, b], NOW)).toBe(false)
    expect(townStandsIn(onNotice, [a, b], NOW)).toBe(false)
  })
})

describe('an objection to an honour', () => {
  it('is kept with who said it, and for which household', () => {
    expect(objected.objections).toEqual([
      {
        id: 'o1',
        by: 'yu',
        at: NOW,
        householdId: null,
        household: 'h-yu',
        needsSecond: false,
        toTownAt: null,
        answer: null,
      },
    ])
  })
  it('each gets its own answer', () => {
    const two = object(objected, a, 'o2')
    const one = press(two, a, { verb: 'answer', objectionId: 'o1', upheld: false })
    expect(one.objections.map(({ answer }) => answer)).toEqual([
      { by: 'a', byName: 'a', at: NOW, upheld: false },
      null,
    ])
    expect(
      no(object(object(onNotice, a, 'o1'), neighbour, 'o2'), a, {
        verb: 'answer',
        objectionId: 'o2',
        upheld: false,
      }),
    ).toBe('granted')
  })
  it('takes an upheld one down for good', () => {
    expect(refused).toMatchObject({ state: 'notAwarded', decidedAt: NOW, shown: false })
    expect(no(refused, b, vote(true))).toBe('NOT_NOW')
  })
  it('comes from nobody else before the household has agreed, and from nobody of elsewhere at any time', () => {
    const command = { verb: 'object', id: 'o9', needsSecond: false } as const
    expect(no(nominated, neighbour, command)).toBe('NOT_ALLOWED')
    expect(no(objected, stranger, command)).toBe('NOT_ALLOWED')
    expect(no(objected, person('sun'), command, END + 1)).toBe('OBJECTION_OVER')
  })
  it('answered late does not bring back what the household took back meanwhile', () => {
    const back = press(objected, own, { verb: 'consent', consent: false, words: false })
    expect(back).toMatchObject({ state: 'declined', shown: false, decidedAt: NOW, consent: { given: false } })
    const answered = press(back, a, { verb: 'answer', objectionId: 'o1', upheld: false }, END + 1)
    expect(answered).toMatchObject({ id: 'hn1', state: 'declined', objections: [{ answer: { by: 'a' } }] })
  })
})

describe('no and yes of the household', () => {
  it('a yes once given is not given again, nor one after it is over', () => {
    const yes = { verb: 'consent', consent: true, words: false } as const
    expect([no(onNotice, own, yes), no(declined, own, yes), no(awarded, own, yes)]).toEqual([
      'NOT_NOW',
      'NOT_NOW',
      'NOT_NOW',
    ])
    expect([no(deciding, a, yes), no(deciding, neighbour, yes)]).toEqual(['NOT_NOW', 'NOT_ALLOWED'])
    expect(pressHonour(nominated, yes, look(helper))).toMatchObject({
      refused: 'NEEDS_CONSENT',
      field: 'words',
    })
  })
  it('taken back from the committee it is over, taken back when awarded it is only not shown', () => {
    const no = { verb: 'consent', consent: false, words: false } as const
    expect(press(deciding, own, no).state).toBe('declined')
    expect(press(awarded, own, no).state).toBe('awarded')
  })
})
