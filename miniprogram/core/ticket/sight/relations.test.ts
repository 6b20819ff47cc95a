/** How somebody stands to an order. Who may do what from there stands in the golden tables. */
import { describe, expect, test } from 'vitest'
import type { Actor, Post } from '../../people/role'
import { ELSEWHERE, HOME, NOW, people } from '../story/people.testing'
import { claim, dispatchTo, register, submit, upTo } from '../story/presses.testing'
import { given } from '../testing'
import { approverFor, canHandle, RELATION, relationsAt, relationsOf } from './relations'

const { chen, far, li, qian, wu, xu, zhao, zhou, county } = people
/** Somebody with this post and no other, at the county (1), the town (2), the village (3) … */
const inPost = (role: Post['role'], depth: number, path: readonly string[] = HOME): Actor => ({
  ...zhao,
  id: 'bai',
  posts: [{ role, gridId: path[depth - 1] ?? '', path: path.slice(0, depth), from: 0, until: null }],
})
const order = given(submit()).story
const complaint = given(submit({ aboutStaff: true })).story

describe('whom an order may be given to', () => {
  const may = (one: Actor) => canHandle(one, order.here, NOW)
  test('grid members of its village and of every node above it', () => {
    const depths = [1, 2, 3, 4, 5]
    expect(depths.map(depth => may(inPost('gridMember', depth)))).toEqual([true, true, true, true, true])
    expect(may(people.wang)).toBe(true)
    expect([may(people.other), may(inPost('gridMember', 3, ELSEWHERE))]).toEqual([false, false])
  })
  test('nobody in another post', () => {
    for (const role of ['dispatcher', 'supervisor', 'inspector', 'admin', 'shopkeeper'] as const)
      expect(may(inPost(role, 2))).toBe(false)
  })
  test('a complaint about staff: the town’s and the county’s inspectors and grid members, nobody else', () => {
    const mayComplaint = (one: Actor) => canHandle(one, complaint.here, NOW)
    for (const role of ['gridMember', 'inspector'] as const)
      expect([1, 2, 3, 4].map(depth => mayComplaint(inPost(role, depth)))).toEqual([true, true, false, false])
    for (const role of ['dispatcher', 'supervisor', 'admin'] as const)
      expect([1, 2, 3].map(depth => mayComplaint(inPost(role, depth)))).toEqual([false, false, false])
    expect(mayComplaint({ ...inPost('inspector', 2), posts: [] })).toBe(false)
  })
})

describe('how somebody stands to an order', () => {
  test('who ordered it typed it, too, and lives here', () => {
    expect(relationsOf(order.here, chen, NOW)).toEqual(['requester', 'author', 'villager'])
    expect(relationsOf(order.here, zhou, NOW)).toEqual(['villager'])
  })
  test('a complaint is of who typed it for themselves, and not of a helper', () => {
    expect(relationsOf(complaint.here, chen, NOW)).toEqual(['requester', 'author', 'villager'])
    const helped = given(
      submit({ aboutStaff: true, onBehalfOf: chen.id, consentWords: '当面同意' }, wu),
    ).story
    expect(relationsOf(helped.here, wu, NOW)).toEqual(['villager'])
  })
  test('who typed it for somebody, or registered it, from the desk or the grid, while they hold the post', () => {
    const typed = given(submit({ onBehalfOf: chen.id, consentWords: '当面同意' }, zhao)).story
    const found = given(register({}, wu)).story
    expect(relationsOf(typed.here, zhao, NOW)).toEqual(['author', 'dispatcher', 'villager'])
    expect(relationsOf(found.here, wu, NOW)).toEqual(['author', 'gridMember', 'villager'])
    expect(relationsOf(typed.here, { ...zhao, posts: [] }, NOW)).toEqual(['stranger'])
  })
  test('who stands nowhere is a stranger, and nobody else is', () => {
    expect(relationsOf(order.here, far, NOW)).toEqual(['stranger'])
    expect([far, chen, zhou, li, qian].map(one => RELATION.stranger(order.here, one, NOW, {}))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
  test('the clock is the clock', () => {
    expect(relationsOf(order.here, 'clock', NOW)).toEqual(['clock'])
  })
})

describe('how somebody stands to a place, before there is an order', () => {
  test('by post, by home, as a guest of a helper, or not at all', () => {
    expect(relationsAt(HOME, li, NOW)).toEqual(['gridMember'])
    expect(relationsAt(HOME, zhao, NOW)).toEqual(['dispatcher'])
    expect(relationsAt(HOME, chen, NOW)).toEqual(['villager'])
    expect(relationsAt(HOME, far, NOW)).toEqual(['stranger'])
    expect(relationsAt(HOME, people.other, NOW)).toEqual(['stranger'])
  })
  test('without a home, where somebody is a guest; with one, only there', () => {
    const guest = { ...chen, home: [], guestAt: ['willow'] }
    expect(relationsAt(HOME, guest, NOW)).toEqual(['villager'])
    expect(relationsAt(ELSEWHERE, guest, NOW)).toEqual(['stranger'])
    expect(relationsAt(HOME, { ...far, guestAt: ['willow'] }, NOW)).toEqual(['stranger'])
    expect(relationsAt(HOME, { ...chen, home: [] }, NOW)).toEqual(['stranger'])
  })
  test('above the villages nobody is at home', () => {
    expect(relationsAt(HOME.slice(0, 2), chen, NOW)).toEqual(['stranger'])
  })
})

describe('who answers what waits for an approver', () => {
  const asked = given(...upTo('claimed')).story
  test('nobody, where nothing was asked', () => {
    expect(approverFor(asked.here, [qian, xu, county], NOW)).toEqual([])
  })
  test('nobody, where nobody above the village is left', () => {
    const waits = given(submit(), dispatchTo(li), claim(li), {
      verb: 'objectTo',
      input: { reason: '不放心' },
      by: chen,
    }).story
    expect(approverFor(waits.here, [zhao, li, people.sun], NOW)).toEqual([])
    expect(approverFor(waits.here, [county, qian, xu], NOW)).toEqual([qian, xu])
    expect(approverFor(waits.here, [county, { ...qian, posts: [] }], NOW)).toEqual([county])
  })
})
