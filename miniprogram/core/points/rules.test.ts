import { describe, expect, it } from 'vitest'
import { checkPointsRules, itemOf, pointsRulesAt, renamedItems } from './rules'
import { SAMPLE_RULES } from './sample-rules'
import type { PointsItem, PointsRules } from './types'

const river = itemOf(SAMPLE_RULES, 'river') as PointsItem
const dumping = itemOf(SAMPLE_RULES, 'dumping') as PointsItem
const problems = (...items: PointsItem[]) =>
  checkPointsRules({ items }).map(({ where, message }) => `${where}: ${message}`)

describe('the rules check', () => {
  it('finds nothing in the sample, which has a dozen ways to earn', () => {
    expect(checkPointsRules(SAMPLE_RULES)).toEqual([])
    expect(SAMPLE_RULES.items.filter(({ points }) => points > 0).length).toBeGreaterThanOrEqual(12)
  })
  it.each<[PointsItem['kind'], string]>([
    ['appUse', 'river: 用不用小程序不算好事，不能记分。'],
    ['appSpread', 'river: 用不用小程序不算好事，不能记分。'],
    ['appRating', 'river: 给办事的人打高分、说好话不能换分，不然打的分就不真了。'],
    ['ranking', 'river: 各家的分不排名，名次也不能换分。'],
  ])('never a line of the sort %s', (kind, message) => {
    expect(problems({ ...river, kind })).toEqual([message])
  })
  it.each([
    '庭院评比上门打分，八十分以上的农户每次加分，由妇联和网格员一起看，当场公布',
    '关注独居老人，每周上门看望一回',
    '在群里分享种植经验，教会一户算一次',
    '全家体检签到齐了',
  ])('%s is a deed like any other: the sort decides, not a word', label => {
    expect(problems({ ...river, label, kind: 'neighbours' })).toEqual([])
  })
  it('takes quarter and half-year limits and caps in points', () => {
    expect(
      problems({
        ...river,
        often: { times: 1, per: 'quarter' },
        cap: { points: 60, per: 'year' },
      }),
    ).toEqual([])
    expect(problems({ ...river, often: { times: 1, per: 'halfYear' } })).toEqual([])
  })
  it('a line that is renamed by id alone would begin to count again, and is refused', () => {
    expect(renamedItems({ items: [river] }, { items: [{ ...river, id: 'stream' }] })).toEqual([
      {
        where: 'stream',
        message: '「清河道」上一版的编号是 river，这一版请还用它，不然各家报过的次数就不算了。',
      },
    ])
    expect(renamedItems({ items: [river] }, { items: [{ ...river, points: 9 }] })).toEqual([])
  })
  it('the same name under the same id, and other names, are no renaming', () => {
    const yard = { ...river, id: 'yard', label: '庭院' }
    expect(renamedItems({ items: [river, yard] }, { items: [{ ...yard, points: 9 }, river] })).toEqual([])
    // One of the two that were called so keeps its id.
    expect(renamedItems({ items: [river, { ...river, id: 'brook' }] }, { items: [river] })).toEqual([])
    expect(renamedItems({ items: [yard] }, { items: [river] })).toEqual([])
  })
  it.each<[string, PointsItem]>([
    ['the most points', { ...river, points: 1000 }],
    ['a hundred at once', { ...river, most: 100 }],
    ['one at once', { ...river, most: 1 }],
    ['once a day', { ...river, often: { times: 1, per: 'day' } }],
    ['a cap of one time', { ...river, cap: { points: river.points, per: 'year' } }],
  ])('but %s', (_, item) => expect(problems(item)).toEqual([]))
  it.each<[string, PointsItem]>([
    ['more points than there are', { ...river, points: 1001 }],
    ['half a time at once', { ...river, most: 1.5 }],
    ['none at once', { ...river, most: 0 }],
    ['half a point of a cap', { ...river, cap: { points: 60.5, per: 'year' } }],
    ['a proof nobody knows', { ...river, evidence: 'oath' as PointsItem['evidence'] }],
    ['half points', { ...river, points: 2.5 }],
    ['no points', { ...river, points: 0 }],
    ['a minus without the three steps', { ...river, points: -5, who: ['gridMember'] }],
    ['a minus by the household', { ...dumping, who: ['household', 'gridMember'] }],
    ['the three steps for a plus', { ...river, threeSteps: true }],
    ['nobody who may apply', { ...river, who: [] }],
    ['no limit', { ...river, often: { times: 0, per: 'month' } }],
    ['a hundred and one at once', { ...river, most: 101 }],
    ['a cap below one time', { ...river, cap: { points: 4, per: 'year' } }],
    ['a cap on a minus', { ...dumping, cap: { points: 50, per: 'year' } }],
    ['several forms for one day', { ...river, often: { times: 2, per: 'day' } }],
    ['a line that says nothing', { ...river, label: ' ' }],
  ])('not %s', (_, item) => {
    expect(problems(item, { ...river, id: 'other' })).toHaveLength(1)
  })
  it('an id stands for one line only', () => {
    expect(problems(river, river)).toEqual(['river: 这个编号用了两次。'])
  })
  it('a set of minuses alone is none', () => {
    expect(problems(dumping)).toEqual(['items: 没有一条能得分。'])
    expect(problems({ ...river, points: 0 })).toContain('items: 没有一条能得分。')
  })
})

describe('which rules are in force', () => {
  const set = (villageId: string, version: number, from: number): PointsRules => ({
    villageId,
    version,
    from,
    items: [],
  })
  const sets = [set('v1', 1, 0), set('v1', 2, 100), set('*', 5, 0)]
  it('the newest of the village that has begun, else the county’s, else the sample', () => {
    expect(
      [pointsRulesAt(sets, 'v1', 99), pointsRulesAt(sets, 'v1', 100), pointsRulesAt(sets, 'v2', 100)].map(
        one => one.version,
      ),
    ).toEqual([1, 2, 5])
    expect(pointsRulesAt([], 'v2', 100)).toBe(SAMPLE_RULES)
    expect(pointsRulesAt([...sets].reverse(), 'v1', 100).version).toBe(2)
  })
})

it('the sample keeps its ids: what each household has reported is counted under them', () => {
  expect(SAMPLE_RULES.villageId).toBe('*')
  expect(SAMPLE_RULES.items.map(({ id }) => id)).toEqual([
    'river',
    'sweep',
    'yard',
    'sorting',
    'elders',
    'simpleWedding',
    'simpleFuneral',
    'peace',
    'labour',
    'patrol',
    'meeting',
    'helping',
    'blood',
    'bookshelf',
    'soldier',
    'dumping',
    'burning',
  ])
})
