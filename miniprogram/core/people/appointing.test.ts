/** Who gives which post where, and who may say the second yes. */
import { describe, expect, it } from 'vitest'
import { GIVABLE, isTooNear, mayAgree, mayGive, needsSecond, withoutPost, withPost } from './appointing'
import type { Actor, Post } from './role'

const NOW = 1_000_000
const NODES = {
  t: { id: 't', level: 1, path: ['c', 't'] },
  v: { id: 'v', level: 2, path: ['c', 't', 'v'] },
  g: { id: 'g', level: 3, path: ['c', 't', 'v', 'g'] },
} as const
const post = (role: Post['role'], gridId: string, path: string[], over: Partial<Post> = {}): Post => ({
  role,
  gridId,
  path,
  from: 0,
  until: null,
  ...over,
})
const actor = (id: string, posts: Post[] = [], householdId: string | null = null): Actor => ({
  id,
  staffName: id,
  posts,
  householdId,
  home: [],
  belonged: [],
  kinHouseholds: [],
})
const desk = actor('desk', [post('dispatcher', 'v', ['c', 't', 'v'])])
const town = actor('town', [post('inspector', 't', ['c', 't'])])
const county = actor('county', [post('admin', 'c', ['c'])])

describe('a post is given', () => {
  const whoGives = (who: Actor, node: keyof typeof NODES) =>
    GIVABLE.filter(role => mayGive(who, role, NODES[node] as never, NOW))
  it('by the desk: its grid members and its shopkeeper', () => {
    expect([whoGives(desk, 'g'), whoGives(desk, 'v'), whoGives(desk, 't')]).toEqual([
      ['gridMember'],
      ['gridMember', 'shopkeeper'],
      [],
    ])
  })
  it('by the town: everything of its villages, nothing of its own', () => {
    expect([whoGives(town, 'g'), whoGives(town, 'v'), whoGives(town, 't')]).toEqual([
      ['gridMember'],
      ['gridMember', 'shopkeeper', 'dispatcher', 'supervisor', 'mediator'],
      [],
    ])
  })
  it('by the county: what a town is made of, too; by nobody else anything', () => {
    expect(whoGives(county, 't')).toEqual(['inspector', 'mediator'])
    for (const role of ['gridMember', 'supervisor', 'shopkeeper', 'mediator'] as const)
      expect(whoGives(actor('x', [post(role, 'v', ['c', 't', 'v'])]), 'v')).toEqual([])
  })
  it('not by whose own post has ended or has not begun', () => {
    const over = actor('x', [post('inspector', 't', ['c', 't'], { until: NOW })])
    const early = actor('x', [post('inspector', 't', ['c', 't'], { from: NOW + 1 })])
    expect([whoGives(over, 'v'), whoGives(early, 'v')]).toEqual([[], []])
  })
  it('a second yes is needed for all but grid members and shopkeepers', () => {
    expect(GIVABLE.filter(needsSecond)).toEqual(['dispatcher', 'supervisor', 'inspector', 'mediator'])
  })
})

describe('the second yes', () => {
  const of = (who: Actor, giver: Actor, person: Actor) =>
    mayAgree(who, { node: NODES.v as never, giver, person }, NOW)
  const other = actor('other', [post('inspector', 't', ['c', 't'])])
  it('is another’s, above the post, near to neither of the two', () => {
    const person = actor('p', [], 'h1')
    expect([of(other, town, person), of(county, town, person)]).toEqual([true, true])
    expect([of(town, town, person), of(desk, town, person)]).toEqual([false, false])
    expect(of(actor('p', other.posts, 'h1'), town, person)).toBe(false)
    expect(of(actor('kin', other.posts, 'h1'), town, person)).toBe(false)
    expect(of(actor('kin', other.posts, 'h2'), actor('town', town.posts, 'h2'), person)).toBe(false)
  })
  it('nobody gives to themselves or to their household', () => {
    expect(isTooNear(desk, desk, NOW)).toBe(true)
    expect(isTooNear(actor('a', [], 'h'), actor('b', [], 'h'), NOW)).toBe(true)
    expect(isTooNear(actor('a', [], 'h'), actor('b', [], 'i'), NOW)).toBe(false)
  })
})

describe('the posts of a person', () => {
  const g = post('gridMember', 'g', ['c', 't', 'v', 'g'])
  it('the same post at the same node is replaced, an ended one stays as it was', () => {
    const ended = { ...g, until: NOW - 1 }
    const until = { ...g, until: NOW + 9 }
    expect(withPost([g], until, NOW)).toEqual([until])
    expect(withPost([ended], g, NOW)).toEqual([ended, g])
  })
  it('what does not go together is refused', () => {
    expect(withPost([g], post('supervisor', 'v', ['c', 't', 'v']), NOW)).toMatchObject({
      refused: 'POST_CLASH',
    })
    const over = { ...g, until: NOW - 1 }
    expect(withPost([over], post('supervisor', 'v', ['c', 't', 'v']), NOW)).toHaveLength(2)
  })
  it('one ends, the others go on; who does not hold it has none to end', () => {
    const shop = post('shopkeeper', 'v', ['c', 't', 'v'])
    expect(withoutPost([g, shop], g, NOW)).toEqual([{ ...g, until: NOW }, shop])
    expect(withoutPost([shop], g, NOW)).toBeNull()
    expect(withoutPost([{ ...g, until: NOW - 1 }], g, NOW)).toBeNull()
  })
})
