/** What follows from the tables of an order: who presses what, which states are the last, who hears that it is not now. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../people/role'
import { isRefusal } from '../refusal'
import { blockedBy, leadsTo } from './decide'
import { PERSON_VERBS, rowOf, VERBS } from './lifecycle'
import { countText, left } from '../limits'
import { OPEN_STATES, STATES } from './record'
import { FINAL } from './stages'
import { people } from './story/people.testing'
import { submit, upTo } from './story/presses.testing'
import { given, press, type Story } from './testing'

const { chen, county, far, li, ma, qian, sun, wu, zhao, zhou } = people

test('the timer alone presses four, and two more beside people', () => {
  const clockOnly = ['lapse', 'close', 'remind', 'correctDays']
  expect(VERBS.filter(verb => rowOf(verb).clockOnly)).toEqual(clockOnly)
  expect(VERBS.filter(verb => !PERSON_VERBS.some(one => one === verb))).toEqual(clockOnly)
  expect(VERBS.filter(verb => rowOf(verb).by.includes('clock') && !rowOf(verb).clockOnly)).toEqual([
    'unmerge',
    'reassign',
  ])
})
test('three insist on what was seen', () => {
  expect(VERBS.filter(verb => rowOf(verb).insists)).toEqual(['merge', 'answerReclassify', 'publish'])
})
test('four states are the last: nothing more need happen', () => {
  expect([...FINAL].sort()).toEqual(['closed', 'declined', 'merged', 'withdrawn'])
})
test('a state is open or one of the last', () => {
  expect(STATES.filter(state => OPEN_STATES.includes(state) === FINAL.includes(state))).toEqual([])
})
test('a verb leads on, or stays where it is', () => {
  expect([leadsTo('claim', 'dispatched'), leadsTo('amend', 'claimed')]).toEqual([['claimed'], ['claimed']])
  expect(leadsTo('recuse', 'dispatched')).toEqual(['dispatched', 'submitted'])
})
test('signs are counted as people see them', () => {
  expect([countText('灯😀'), left('灯😀', 2), left('三个字', 2)]).toEqual([2, 0, -1])
})

describe('in a state in which nobody presses it', () => {
  const hears = (story: Story, who: Actor, facts: object = {}) => {
    const found = blockedBy(story.here, 'appeal', story.ctx(who, facts))
    return isRefusal(found) ? found.refused : 'may'
  }
  const reclassify = press(zhao, 'reclassify', {
    category: 'policy',
    sub: 'pension',
    matter: 'minor',
    track: 2,
    reason: '看错了',
  })
  const helped = given(submit({ onBehalfOf: chen.id, consentWords: '当面' }, wu)).story
  const asked = given(...upTo('claimed'), reclassify).story
  test('who deals with the order hears that it is not now', () => {
    for (const who of [chen, wu, zhao, sun, qian, li, ma]) expect(hears(helped, who), who.id).toBe('NOT_NOW')
    expect(hears(asked, county, { approvers: ['county'] })).toBe('NOT_NOW')
  })
  test('so does who holds a slip; nobody else does', () => {
    for (const who of [zhou, far]) expect(hears(helped, who), who.id).toBe('NOT_ALLOWED')
    expect(hears(asked, county)).toBe('NOT_ALLOWED')
    expect(hears(asked, far, { slip: true })).toBe('NOT_NOW')
  })
})
