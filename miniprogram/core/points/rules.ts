/** The rules of a village's points: which are in force, and what no rules may contain. */
import { isBlank } from '../text/fold'
import type { GridId } from '../people/grid'
import { SAMPLE_RULES } from './sample-rules'
import { EVIDENCE, type PointsItem, type PointsRules } from './types'

/** The newest rules of that village that have begun; where it has none of its own, the county's ('*'), then the sample. */
export function pointsRulesAt(sets: readonly PointsRules[], villageId: GridId, at: number): PointsRules {
  const begun = (of: string) =>
    sets
      .filter(set => set.villageId === of && set.from <= at)
      .reduce<PointsRules | null>((best, set) => (best && best.version > set.version ? best : set), null)
  return begun(villageId) ?? begun('*') ?? SAMPLE_RULES
}

export const itemOf = ({ items }: PointsRules, id: string): PointsItem | null =>
  items.find(item => item.id === id) ?? null

export interface PointsRulesProblem {
  where: string
  says: string
}

/** What points are never given for (domain §8): being here, agreeing to messages, saying that one is content. */
const NEVER = [
  '登录',
  '登陆',
  '签到',
  '打卡',
  '评价',
  '好评',
  '打分',
  '订阅',
  '关注',
  '转发',
  '分享',
  '点赞',
  '邀请',
]
const NEVER_IDS = [
  'login',
  'signin',
  'checkin',
  'rate',
  'rating',
  'subscribe',
  'follow',
  'share',
  'forward',
  'like',
  'invite',
]
const MOST_POINTS = 1000

/** What stands against saving these rules; empty when nothing does. */
export function checkPointsRules({ items }: Pick<PointsRules, 'items'>): PointsRulesProblem[] {
  const seen = new Set<string>()
  const problems = items.flatMap(item => {
    const twice = seen.has(item.id)
    seen.add(item.id)
    return [...(twice ? [{ where: item.id, says: '这个编号用了两次。' }] : []), ...itemProblems(item)]
  })
  return items.some(({ points }) => points > 0)
    ? problems
    : [...problems, { where: 'items', says: '没有一条能得分。' }]
}

function itemProblems(item: PointsItem): PointsRulesProblem[] {
  const found: string[] = []
  const { points, most, who, often, evidence, threeSteps } = item
  const said = `${item.words}${item.detail}`
  const word = NEVER.find(one => said.includes(one))
  if (word) found.push(`「${word}」不能记分：登录、评价、订阅、转发从来不算好事。`)
  if (NEVER_IDS.includes(item.id.toLowerCase())) found.push('登录、评价、订阅、转发不能记分。')
  if (isBlank(item.words) || isBlank(item.detail)) found.push('请写清楚是什么事、怎么算。')
  if (!Number.isInteger(points) || points === 0 || Math.abs(points) > MOST_POINTS)
    found.push(`分数要是整数，不能是 0，也不能超过 ${MOST_POINTS}。`)
  if (points < 0 && !threeSteps) found.push('扣分要先说理、再批评，请标上三步。')
  if (points > 0 && threeSteps) found.push('三步只用在扣分上。')
  if (points < 0 && who.includes('household')) found.push('扣分不能由各家自己报。')
  if (who.length === 0) found.push('没有写谁能报。')
  if (!Number.isInteger(most) || most < 1 || most > 100) found.push('一次最多报几个，请填 1 到 100。')
  if (!Number.isInteger(often.times) || often.times < 1) found.push('多久几次，请填 1 以上。')
  if (!EVIDENCE.includes(evidence)) found.push('要什么凭据，请选写一句或拍一张。')
  return found.map(says => ({ where: item.id, says }))
}
