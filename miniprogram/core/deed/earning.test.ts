import { describe, expect, it } from 'vitest'
import { objectionOf } from '../points/objections'
import { NOTHING_COUNTED, tallied } from '../points/often'
import type { PointsItem } from '../points/types'
import { creditOf, settlementOf, talliedWith } from './earning'
import type { Deed } from './kinds'
import { line } from './testing'

const patrol = line('patrol')
type Settled = Parameters<typeof settlementOf>[0]
const deed = (over: Partial<Settled> = {}, item: Partial<PointsItem> = {}): Settled => ({
  item: { ...patrol, ...item },
  points: 8,
  day: '2026-11-18',
  objections: [],
  ...over,
})
const upheldFor = (householdId: string): Deed['objections'][number] => ({
  ...objectionOf('o', 'sun', 0, { householdId, household: null, needsSecond: false }),
  answer: { upheld: true, by: 'sun', byName: '孙福', at: 0 },
  answeredIn: null,
})

describe('what a household gets of a deed', () => {
  const once = tallied(NOTHING_COUNTED, '2026-11-18', 8)
  it.each<[string, ReturnType<typeof settlementOf>, { why: string; amount: number }]>([
    ['the first one', settlementOf(deed(), 'h1', NOTHING_COUNTED, 0), { why: 'credited', amount: 8 }],
    ['the same day again', settlementOf(deed(), 'h1', once, 0), { why: 'twice', amount: 0 }],
    ['another day', settlementOf(deed({ day: '2026-11-19' }), 'h1', once, 0), { why: 'credited', amount: 8 }],
    [
      'over the limit, counted under rules of another period',
      settlementOf(deed({ day: '2026-11-19' }, { often: { times: 1, per: 'quarter' } }), 'h1', once, 0),
      { why: 'overQuota', amount: 0 },
    ],
    [
      'up to the cap',
      settlementOf(deed({ day: '2026-11-19' }, { cap: { points: 10, per: 'year' } }), 'h1', once, 0),
      { why: 'credited', amount: 2 },
    ],
    [
      'beyond the cap',
      settlementOf(deed({ day: '2026-11-19' }, { cap: { points: 8, per: 'year' } }), 'h1', once, 0),
      { why: 'overCap', amount: 0 },
    ],
    [
      'overruled, whatever else stands',
      settlementOf(deed({ objections: [upheldFor('h1')] }), 'h1', NOTHING_COUNTED, 0),
      { why: 'overruled', amount: 0 },
    ],
    [
      'a minus beside a cap, which is for what is earned',
      settlementOf(deed({ points: -5 }, { cap: { points: 1, per: 'year' } }), 'h1', NOTHING_COUNTED, 9),
      { why: 'credited', amount: -5 },
    ],
    [
      'a minus, down to nothing',
      settlementOf(deed({ points: -5 }), 'h1', NOTHING_COUNTED, 3),
      { why: 'credited', amount: -3 },
    ],
    [
      'a minus of nothing',
      settlementOf(deed({ points: -5 }), 'h1', NOTHING_COUNTED, 0),
      { why: 'zero', amount: 0 },
    ],
  ])('%s', (_, found, right) => {
    expect({ why: found.why, amount: found.amount }).toEqual(right)
  })
  it('what is earned counts for a cap, what is taken does not', () => {
    const counted = (amount: number) => talliedWith(NOTHING_COUNTED, deed(), amount).days['2026-11-18']
    expect([counted(8), counted(-5)]).toEqual([
      { times: 1, points: 8 },
      { times: 1, points: 0 },
    ])
  })
  it('a penalty takes what there is, and nothing from below', () => {
    expect(
      [creditOf(10, 0), creditOf(-5, 20), creditOf(-5, 3), creditOf(-5, 0), creditOf(-5, -7)].map(n => n + 0),
    ).toEqual([10, -5, -3, 0, 0])
  })
})
