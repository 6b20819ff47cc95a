import { describe, expect, it } from 'vitest'
import { objection } from './deed/deed.testing'
import { settlementOf } from './earning'
import { NOTHING_COUNTED, tallied } from './often'
import { itemOf } from './rules'
import { SAMPLE_RULES } from './sample-rules'
import type { Application, PointsItem } from './types'

const patrol = itemOf(SAMPLE_RULES, 'patrol') as PointsItem
const deed = (over: Partial<Application> = {}, item: Partial<PointsItem> = {}): Application => ({
  id: 'a1',
  no: 'LX-J26-0001',
  villageId: 'v1',
  path: ['c', 't1', 'v1'],
  by: 'chen',
  byName: null,
  byHousehold: 'h1',
  byHouseholds: ['h1'],
  households: [{ id: 'h1', title: '三组 5 号 陈家' }],
  group: false,
  item: { ...patrol, ...item },
  rulesVersion: 1,
  quantity: 1,
  points: 8,
  day: '2026-11-18',
  at: 0,
  state: 'confirmed',
  confirmed: { by: 'wang', byName: '王大山', at: 0 },
  refused: null,
  objectUntil: 0,
  objections: [],
  aside: [],
  reminded: 0,
  results: {},
  ...over,
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
      settlementOf(
        deed({
          objections: [
            {
              ...objection('o'),
              householdId: 'h1',
              answer: { upheld: true, by: 'sun', byName: '孙福', at: 0 },
            },
          ],
        }),
        'h1',
        NOTHING_COUNTED,
        0,
      ),
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
    expect(found.tally === null).toBe(right.amount === 0)
  })
  it('what is earned counts for a cap, what is taken does not', () => {
    const points = (of: ReturnType<typeof settlementOf>) => of.tally?.days['2026-11-18']?.points
    expect(points(settlementOf(deed(), 'h1', NOTHING_COUNTED, 0))).toBe(8)
    expect(points(settlementOf(deed({ points: -5 }), 'h1', NOTHING_COUNTED, 9))).toBe(0)
  })
})
