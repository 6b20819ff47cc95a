/** What may become of a node, case by case. */
import { describe, expect, it } from 'vitest'
import { mayAdd, mayEnd, mayRegroup, needsReason, type NodeFacts } from './regrouping'

const node = (over: Partial<NodeFacts> = {}): NodeFacts => ({
  id: 'n1',
  name: '三组一格',
  level: 4,
  path: ['c', 't', 'v', 'g', 'n1'],
  children: 0,
  clusters: 0,
  households: 18,
  ...over,
})
const other = node({ id: 'n2', path: ['c', 't', 'v', 'g', 'n2'] })
const code = (refusal: { refused: string } | null) => refusal?.refused ?? 'yes'

describe('a node below another', () => {
  it.each([
    ['in a group', node({ level: 3, children: 2, households: 0 }), undefined, 'yes'],
    ['in an empty grid', node({ households: 0 }), undefined, 'yes'],
    ['in a grid with households', node(), undefined, 'NODE_HAS_HOUSEHOLDS'],
    ['in a village with nothing below yet', node({ level: 2, households: 0 }), undefined, 'yes'],
    ['a cluster in a grid with households', node(), 'cluster', 'yes'],
    ['a cluster in a group', node({ level: 3, children: 2 }), 'cluster', 'NODE_CLUSTER'],
    ['a cluster in a village', node({ level: 2, households: 0 }), 'cluster', 'NODE_CLUSTER'],
    ['a grid beside clusters', node({ clusters: 1 }), undefined, 'NODE_CLUSTER'],
    ['in a cluster', node({ level: 5, form: 'cluster' }), undefined, 'NODE_SMALLEST'],
    ['as deep as it goes', node({ level: 6, households: 0 }), undefined, 'NODE_SMALLEST'],
    ['in one that ended', node({ ended: { at: 1, by: 'he' } }), undefined, 'NOT_FOUND_HERE'],
    ['while households go', node({ households: 0, regrouping: 'r1' }), undefined, 'NODE_BUSY'],
  ] as const)('%s: %s', (_, parent, form, expected) => {
    expect(code(mayAdd(parent, form))).toBe(expected)
  })
})

describe('the end of a node', () => {
  it.each([
    ['empty', node({ households: 0 }), 0, 'yes'],
    ['with households', node(), 0, 'NODE_NOT_EMPTY'],
    ['with children', node({ households: 0, children: 1 }), 0, 'NODE_NOT_EMPTY'],
    ['with clusters', node({ households: 0, clusters: 1 }), 0, 'NODE_NOT_EMPTY'],
    ['with an open order', node({ households: 0 }), 1, 'NODE_NOT_EMPTY'],
    ['that ended before', node({ households: 0, ended: { at: 1, by: 'he' } }), 0, 'SAME_ALREADY'],
    ['while households go', node({ households: 0, regrouping: 'r1' }), 0, 'NODE_BUSY'],
  ] as const)('%s', (_, one, open, expected) => {
    expect(code(mayEnd(one, open))).toBe(expected)
  })
  it('says all that is left', () => {
    expect(mayEnd(node({ children: 1 }), 2)?.message).toBe(
      '「三组一格」下面还有分出去的格、18 户、没办完的单，先挪走再撤。',
    )
  })
})

describe('households that go', () => {
  it.each([
    ['some to a new grid', 'split', node(), null, 9, 'yes'],
    ['some to the next', 'move', node(), other, 1, 'yes'],
    ['all to the next', 'merge', node(), other, 18, 'yes'],
    ['none', 'move', node(), other, 0, 'NODE_NOBODY_GOES'],
    ['all, but not as a merge', 'split', node(), null, 18, 'NODE_ALL_GO'],
    ['a merge of one with clusters', 'merge', node({ clusters: 1 }), other, 18, 'NODE_NOT_EMPTY'],
    ['from a group', 'split', node({ level: 3, children: 2 }), null, 1, 'NODE_NOT_HOUSEHOLD_GRID'],
    ['from a village', 'split', node({ level: 2 }), null, 1, 'NODE_NOT_HOUSEHOLD_GRID'],
    ['to a group', 'move', node(), node({ id: 'g', level: 3, children: 2 }), 1, 'NODE_NOT_HOUSEHOLD_GRID'],
    ['to itself', 'move', node(), node(), 1, 'NODE_NOT_HOUSEHOLD_GRID'],
    [
      'to one that ended',
      'move',
      node(),
      { ...other, ended: { at: 1, by: 'he' } },
      1,
      'NODE_NOT_HOUSEHOLD_GRID',
    ],
    [
      'to another village',
      'move',
      node(),
      node({ id: 'n2', path: ['c', 't', 'w', 'n2'] }),
      1,
      'NODE_OTHER_VILLAGE',
    ],
    ['from one under way', 'move', node({ regrouping: 'r1' }), other, 1, 'NODE_BUSY'],
    ['to one under way', 'move', node(), { ...other, regrouping: 'r1' }, 1, 'NODE_BUSY'],
  ] as const)('%s', (_, kind, from, to, going, expected) => {
    expect(code(mayRegroup(kind, from, to, going))).toBe(expected)
  })
  it('two that are both too small want a word why; one alone does not', () => {
    expect([
      needsReason('split', 14, 14),
      needsReason('split', 15, 14),
      needsReason('split', 14, 15),
      needsReason('move', 14, 14),
    ]).toEqual([true, false, false, false])
  })
})
