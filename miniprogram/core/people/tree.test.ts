import { describe, expect, it } from 'vitest'
import { ROLES } from './role'
import { awayBy, kindOf, neededAt, postsAt, sizeOf, summaries, sumOf } from './tree'

const leaf = (gridId: string, child: string | null, above: string, households: number) => ({
  gridId,
  child,
  above,
  households,
})

describe('a household grid', () => {
  it.each([
    [14, 'few', 1],
    [15, 'right', 0],
    [20, 'right', 0],
    [21, 'many', 1],
    [0, 'few', 15],
  ] as const)('of %i households is %s', (households, size, away) => {
    expect([sizeOf(households), awayBy(households)]).toEqual([size, away])
  })
})

it('every post can be held on some level', () => {
  const held = ([0, 1, 2, 3, 4] as const).flatMap(level => [...postsAt(level)])
  expect(ROLES.filter(role => role !== 'resident' && !held.includes(role))).toEqual([])
})

describe('what lies below a node', () => {
  it('is counted for each child: households, grids, those outside 15–20, those nobody holds', () => {
    const found = summaries(
      [leaf('n1', 'g1', 'g1', 23), leaf('n2', 'g1', 'g1', 16), leaf('n3', 'g2', 'g2', 12)],
      () => false,
      id => id === 'n2',
    )
    expect([...found]).toEqual([
      ['g1', { households: 39, grids: 2, few: 0, many: 1, vacant: 1 }],
      ['g2', { households: 12, grids: 1, few: 1, many: 0, vacant: 1 }],
    ])
    expect(sumOf(found.values())).toEqual({ households: 51, grids: 3, few: 1, many: 1, vacant: 2 })
  })
  it('clusters count for the grid they lie in', () => {
    const found = summaries(
      [leaf('k1', 'g1', 'n1', 9), leaf('k2', 'g1', 'n1', 8)],
      id => id.startsWith('k'),
      id => id === 'n1',
    )
    expect([...found]).toEqual([['g1', { households: 17, grids: 1, few: 0, many: 0, vacant: 0 }]])
  })
  it('households at the node itself belong to no child', () => {
    expect([
      ...summaries(
        [leaf('n1', null, 'g1', 15)],
        () => false,
        () => true,
      ),
    ]).toEqual([[null, { households: 15, grids: 1, few: 0, many: 0, vacant: 0 }]])
  })
})

describe('a node', () => {
  it('is called by its place, unless it says so itself', () => {
    expect(kindOf({ level: 2 }, true)).toBe('village')
    expect(kindOf({ level: 3 }, true)).toBe('group')
    expect(kindOf({ level: 3, form: 'building' }, true)).toBe('building')
    expect(kindOf({ level: 3 }, false)).toBe('grid')
    expect(kindOf({ level: 5, form: 'cluster' }, false)).toBe('cluster')
  })
  it('needs somebody where something would stop without', () => {
    expect(neededAt(0, false)).toEqual(['admin'])
    expect(neededAt(1, false)).toEqual(['inspector'])
    expect(neededAt(2, false)).toEqual(['dispatcher', 'supervisor'])
    expect(neededAt(3, false)).toEqual([])
    expect(neededAt(3, true)).toEqual(['gridMember'])
  })
  it('has its own posts', () => {
    expect(postsAt(2)).toEqual(['dispatcher', 'supervisor', 'gridMember', 'shopkeeper', 'mediator'])
    expect(postsAt(4)).toEqual(['gridMember'])
  })
})
