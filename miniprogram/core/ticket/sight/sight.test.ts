/** From which columns of the table somebody reads. What each column sees stands in golden/sight.md. */
import { describe, expect, test } from 'vitest'
import { bai } from '../golden/roads.testing'
import { people } from '../story/people.testing'
import { given } from '../testing'
import { claim, dispatchTo, dispatchToPool, register, resolve, submit, upTo } from '../story/presses.testing'
import { sightOf } from './sight'

const { chen, far, li, ma, wang, wu, zhou } = people
const columns = (...asked: Parameters<typeof sightOf>) => [...new Set(sightOf(...asked).columns)]

describe('the columns somebody reads from', () => {
  const done = given(...upTo('resolved')).story

  test('a slip of paper opens nothing to read: its bearer stays who they are', () => {
    expect(columns(done.here, zhou, done.now, { slip: true })).toEqual(['villager'])
    expect(columns(done.here, far, done.now, { slip: true })).toEqual(['stranger'])
    expect(sightOf(done.here, far, done.now, { slip: true })).toMatchObject({
      card: 'board',
      words: 'published',
    })
  })

  test('nothing opens from the demonstration county to a real one, whatever is held there', () => {
    const there = ['demo', 'demo-town', 'demo-village']
    const post = {
      role: 'inspector',
      gridId: 'demo-town',
      path: there.slice(0, 2),
      from: 0,
      until: null,
    } as const
    const reviewer = { ...people.qian, posts: [...people.qian.posts, post], home: there }
    expect(sightOf(done.here, reviewer, done.now)).toEqual({
      card: 'no',
      words: 'no',
      person: 'no',
      history: 'no',
      ratings: [],
      columns: ['stranger'],
    })
  })

  test('sent to one person, and to a pool', () => {
    const one = given(submit(), dispatchTo(li)).story
    const many = given(submit(), dispatchToPool([li, wang])).story
    expect(columns(one.here, li, one.now)).toEqual(['offered', 'villager'])
    expect(columns(many.here, li, many.now)).toEqual(['pool', 'villager'])
    // Who claimed it is no pool any more.
    const has = given(submit(), dispatchToPool([li, wang]), claim(li)).story
    expect(columns(has.here, li, has.now)).toEqual(['holder', 'villager'])
  })

  test('a grid member reads to revisit while that is owed, unless it is their own matter', () => {
    const found = given(register({}, wu), dispatchTo(li), claim(li), resolve(li)).story
    expect(columns(found.here, ma, found.now)).toEqual(['revisitor', 'villager'])
    expect(columns(found.here, wu, found.now)).toEqual(['author', 'villager'])
    expect(columns(done.here, ma, done.now)).toEqual(['villager'])
    // Of the town’s, who live nowhere near.
    expect(columns(done.here, bai, done.now)).toEqual(['villager'])
    const kin = { ...ma, kinHouseholds: [{ householdId: 'h-wu', kin: 'spouse' as const }] }
    const joined = { id: 't2', no: 'WL26-0002', requesterId: 'x', householdId: 'h-wu', words: [] }
    expect(columns({ ...found.here, joined: [joined] }, kin, found.now)).toEqual(['villager'])
  })

  test('of several columns the best of each row', () => {
    const own = given(...upTo('claimed')).story
    const chenWorks = { ...chen, posts: li.posts }
    expect(sightOf(own.here, chenWorks, own.now)).toMatchObject({
      card: 'yes',
      words: 'yes',
      person: 'own',
      history: 'own',
      ratings: expect.arrayContaining(['own']),
    })
  })
})
