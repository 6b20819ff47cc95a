import { describe, expect, it } from 'vitest'
import { checkPointsRules, itemOf, pointsRulesAt } from './rules'
import { SAMPLE_RULES } from './sample-rules'
import type { PointsItem, PointsRules } from './types'

const river = itemOf(SAMPLE_RULES, 'river') as PointsItem
const dumping = itemOf(SAMPLE_RULES, 'dumping') as PointsItem
const problems = (...items: PointsItem[]) =>
  checkPointsRules({ items }).map(({ where, says }) => `${where}: ${says}`)

describe('the rules check', () => {
  it('finds nothing in the sample, which has a dozen ways to earn', () => {
    expect(checkPointsRules(SAMPLE_RULES)).toEqual([])
    expect(SAMPLE_RULES.items.filter(({ points }) => points > 0).length).toBeGreaterThanOrEqual(12)
  })
  it.each(['登录', '签到', '评价', '订阅', '转发', '点赞', '打卡'])('never %s', word => {
    expect(problems({ ...river, words: `每天${word}` })).toEqual([expect.stringContaining(word)])
    expect(problems({ ...river, detail: `来${word}一下` })).toEqual([expect.stringContaining(word)])
  })
  it.each(['login', 'Subscribe', 'rating'])('no item is called %s', id => {
    expect(problems({ ...river, id })).toHaveLength(1)
  })
  it.each<[string, PointsItem]>([
    ['half points', { ...river, points: 2.5 }],
    ['no points', { ...river, points: 0 }],
    ['a minus without the three steps', { ...river, points: -5, who: ['gridMember'] }],
    ['a minus by the household', { ...dumping, who: ['household', 'gridMember'] }],
    ['the three steps for a plus', { ...river, threeSteps: true }],
    ['nobody who may apply', { ...river, who: [] }],
    ['no limit', { ...river, often: { times: 0, per: 'month' } }],
    ['a hundred and one at once', { ...river, most: 101 }],
    ['a line that says nothing', { ...river, words: ' ' }],
  ])('not %s', (_, item) => {
    expect(problems(item, { ...river, id: 'other' })).toHaveLength(1)
  })
  it('an id stands for one line only', () => {
    expect(problems(river, river)).toEqual(['river: 这个编号用了两次。'])
  })
  it('a set of minuses alone is none', () => {
    expect(problems(dumping)).toEqual(['items: 没有一条能得分。'])
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
  })
})
