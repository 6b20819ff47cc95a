/** The rules of a village's points: which are in force, and what no rules may contain. */
import { fold, isBlank } from '../text/fold'
import type { GridId } from '../people/grid'
import { neverEarns } from './kinds'
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
  message: string
}

const MOST_POINTS = 1000

/** What stands against saving these rules; empty when nothing does. */
export function checkPointsRules({ items }: Pick<PointsRules, 'items'>): PointsRulesProblem[] {
  const seen = new Set<string>()
  const problems = items.flatMap(item => {
    const twice = seen.has(item.id)
    seen.add(item.id)
    return [...(twice ? [{ where: item.id, message: '这个编号用了两次。' }] : []), ...itemProblems(item)]
  })
  return items.some(({ points }) => points > 0)
    ? problems
    : [...problems, { where: 'items', message: '没有一条能得分。' }]
}

/**
 * A line keeps its id through all versions: counts are kept under it. What the set before called the same by another id
 * would begin to count again.
 */
export function renamedItems(
  before: Pick<PointsRules, 'items'>,
  { items }: Pick<PointsRules, 'items'>,
): PointsRulesProblem[] {
  const nameOf = ({ label }: PointsItem): string => fold(label)
  return items.flatMap(item => {
    const same = before.items.filter(one => nameOf(one) === nameOf(item))
    const [first] = same
    return first && same.every(one => one.id !== item.id)
      ? [
          {
            where: item.id,
            message: `「${item.label}」上一版的编号是 ${first.id}，这一版请还用它，不然各家报过的次数就不算了。`,
          },
        ]
      : []
  })
}

function itemProblems(item: PointsItem): PointsRulesProblem[] {
  const found: string[] = []
  const { points, most, who, often, cap, evidence, threeSteps } = item
  const never = neverEarns(item.kind)
  if (never !== null) found.push(never)
  if (isBlank(item.label) || isBlank(item.detail)) found.push('请写清楚是什么事、怎么算。')
  if (!Number.isInteger(points) || points === 0 || Math.abs(points) > MOST_POINTS)
    found.push(`分数要是整数，不能是 0，也不能超过 ${MOST_POINTS}。`)
  if (points < 0 && !threeSteps) found.push('扣分要先说理、再批评，请标上三步。')
  if (points > 0 && threeSteps) found.push('三步只用在扣分上。')
  if (points < 0 && who.includes('household')) found.push('扣分不能由各家自己报。')
  if (who.length === 0) found.push('没有写谁能报。')
  if (!Number.isInteger(most) || most < 1 || most > 100) found.push('一次最多报几个，请填 1 到 100。')
  if (!Number.isInteger(often.times) || often.times < 1) found.push('多久几次，请填 1 以上。')
  // One day's deed is credited once, so several of a day go into one form.
  if (often.per === 'day' && often.times > 1)
    found.push('同一天同一件事只入一次账：每天几次，请写成每天 1 次、一次最多报几个。')
  if (cap && (!Number.isInteger(cap.points) || cap.points < Math.abs(points)))
    found.push('一期最多几分，要是整数，不能比报一个的分还少。')
  if (cap && points < 0) found.push('扣分不用写一期最多几分。')
  if (!EVIDENCE.includes(evidence)) found.push('要什么凭据，请选写一句或拍一张。')
  return found.map(message => ({ where: item.id, message }))
}
