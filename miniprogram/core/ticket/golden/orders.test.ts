/** Who orders, who has it, and orders that are worked on together. */
import { describe } from 'vitest'
import type { Actor } from '../../people/role'
import { press, type Press } from '../testing'
import { claim, dispatchTo, dispatchToPool, rate, submit, upTo } from '../story/presses.testing'
import { HOME, NOW, people } from '../story/people.testing'
import { expectRows } from './conditions.testing'
import { told, twin } from './roads.testing'

const { chen, wu, li, ma, wang, zhao, zhou } = people
const retired = (of: Actor): Actor => ({ ...of, posts: of.posts.map(post => ({ ...post, until: NOW })) })
const reopen = (by: Actor) => press(by, 'reopen', { reason: '又坏了' })
const object = press(chen, 'objectTo', { reason: '信不过' })
const decline = (by: Actor, facts?: Press['facts']) =>
  press(by, 'decline', { reason: '办不了', whereInstead: '镇里' }, facts)
const merge = (by: Actor, facts = {}) =>
  press(by, 'merge', { into: 't9', seenRev: 0 }, () => ({ target: twin('ordinary'), ...facts }))

describe('merged orders', () => {
  const merged = [submit(), merge(zhao)]
  const unmerge = (by: Actor | 'clock', chain: Press['facts']) =>
    press(by, 'unmerge', { reason: '不是一回事' }, chain)
  const running = { chain: [twin('ordinary', 'claimed')] }
  const done = { chain: [twin('ordinary', 'resolved')] }
  const withdrawn = { ...told([submit(), press(chen, 'withdraw', {})]).here, id: 't9' }
  const declined = { ...told([submit(), decline(zhao)]).here, id: 't9' }
  expectRows([
    ['are taken apart while the other is under way', merged, unmerge(chen, running), 'yes'],
    ['and not once it is done', merged, unmerge(chen, done), 'MERGED_DONE'],
    [
      'the clock takes it out when the other was withdrawn',
      merged,
      unmerge('clock', { chain: [withdrawn] }),
      'yes',
    ],
    ['or declined', merged, unmerge('clock', { chain: [declined] }), 'yes'],
    ['or is gone', merged, unmerge('clock', { chain: [] }), 'yes'],
    ['and not while it is under way', merged, unmerge('clock', running), 'NOT_NOW'],
    ['nor once it is done', merged, unmerge('clock', done), 'NOT_NOW'],
    ['are rated once the other is done', merged, rate(4, chen, done), 'yes'],
    ['and not before', merged, rate(4, chen, running), 'MERGED_RUNNING'],
    ['are sent back once the other is done', merged, { ...reopen(chen), facts: done }, 'yes'],
    ['and not before', merged, { ...reopen(chen), facts: running }, 'MERGED_RUNNING'],
    [
      'are not rated by who worked on the other, with a slip',
      merged,
      rate(4, people.li, {
        ...done,
        slip: true,
        chain: [{ ...twin('ordinary', 'resolved'), handledBy: ['li'] }],
      }),
      'RELATED',
    ],
    [
      'nothing goes into itself',
      [submit()],
      press(zhao, 'merge', { into: 't1', seenRev: 0 }, { target: null }),
      'MERGE_SELF',
    ],
    [
      'nor into what is done',
      [submit()],
      press(zhao, 'merge', { into: 't9', seenRev: 0 }, { target: twin('ordinary', 'resolved') }),
      'MERGE_TARGET',
    ],
    [
      'nor into another village’s',
      [submit()],
      press(
        zhao,
        'merge',
        { into: 't9', seenRev: 0 },
        { target: { ...twin('ordinary'), villageId: 'pine' } },
      ),
      'NOT_FOUND',
    ],
    [
      'nor into a complaint about staff',
      [submit()],
      press(zhao, 'merge', { into: 't9', seenRev: 0 }, { target: { ...twin('ordinary'), aboutStaff: true } }),
      'NOT_FOUND',
    ],
  ])
})

describe('who has it', () => {
  const pool = [submit(), dispatchToPool([li, wang])]
  const reassign = (holder: Actor | null) =>
    press('clock', 'reassign', { pool: 'willow', reason: '离任' }, { people: [ma], holder })
  expectRows([
    [
      'comes second: who it was also offered to hears who took it',
      [...pool, claim(li)],
      claim(wang),
      'TAKEN',
    ],
    ['anybody else does not', [...pool, claim(li)], claim(ma), 'NOT_ALLOWED'],
    [
      'a pool’s order is nobody’s to give back',
      pool,
      press(li, 'giveBack', { reason: '不顺路' }),
      'POOL_NOT_YOURS',
    ],
    [
      'a pool of one is',
      [submit(), dispatchToPool([li])],
      press(li, 'giveBack', { reason: '不顺路' }),
      'yes',
    ],
    ['there is nobody to object to in a pool', pool, object, 'NOT_NOW'],
    [
      'the requester hears who claimed it before they could withdraw',
      upTo('claimed'),
      press(chen, 'withdraw', {}),
      'CLAIMED_ALREADY',
    ],
    ['the clock takes it from a holder whose post ended', upTo('claimed'), reassign(retired(li)), 'yes'],
    ['or who is gone', upTo('claimed'), reassign(null), 'yes'],
    ['and from nobody in post', upTo('claimed'), reassign(li), 'NOT_NOW'],
    ['it takes nothing that nobody has: on the desk', [submit()], reassign(null), 'NOT_NOW'],
    ['while it is offered', upTo('dispatched'), reassign(null), 'NOT_NOW'],
    ['once it is done', upTo('resolved'), reassign(null), 'NOT_NOW'],
    ['once it is closed', upTo('closed'), reassign(null), 'NOT_NOW'],
    ['once it is withdrawn', [submit(), press(chen, 'withdraw', {})], reassign(null), 'NOT_NOW'],
    ['a post that ends this very moment is over', upTo('dispatched'), claim(retired(li)), 'NOT_ALLOWED'],
    ['it is given to nobody of another village', [submit()], dispatchTo(people.other), 'NO_SUCH_PERSON'],
    ['nor to somebody whose post ended', [submit()], dispatchTo(retired(li)), 'NO_SUCH_PERSON'],
  ])
})

describe('who orders', () => {
  const guest: Actor = { ...people.far, id: 'guest', home: [], householdId: null, guestAt: HOME }
  const staffHere: Actor = { ...li, home: HOME, householdId: 'h-li' }
  expectRows([
    ['who asked to join orders from there', [], submit({}, guest), 'yes'],
    ['staff who live here order for themselves', [], submit({}, staffHere), 'yes'],
    ['a helper writes down how the other agreed', [], submit({ onBehalfOf: 'chen' }, wu), 'NEEDS_CONSENT'],
    ['who names themselves needs no consent', [], submit({ onBehalfOf: 'chen' }, chen), 'yes'],
    [
      'a neighbour does not order for another',
      [],
      submit({ onBehalfOf: 'chen', consentWords: '说好的' }, zhou),
      'NOT_ALLOWED',
    ],
  ])
})
