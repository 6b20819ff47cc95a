import { isBlank } from '../text/fold'
import type { RuleSet, SubCategory } from './policy'
import { days } from './units'

/** Why a rule set cannot be saved; `message` is for the administrator. */
export type RuleProblem = { readonly where: string; readonly message: string }

/** Everything wrong with a rule set; empty means it may be saved. Steps must leave time to do the work. */
export function checkRules(rules: RuleSet): readonly RuleProblem[] {
  return [
    ...checkFrame(rules),
    ...checkNumbers(rules),
    ...rules.subs.flatMap(sub => checkSub(rules, sub)),
    ...checkFit(rules),
  ]
}

function checkFrame({ from, to, subs, dispatchPercent, tracks, statutes }: RuleSet): RuleProblem[] {
  const problems: RuleProblem[] = []
  if (to !== null && to <= from) problems.push({ where: 'to', message: '停用的日子要晚于启用的日子。' })
  if (!(dispatchPercent > 0 && dispatchPercent < 100)) {
    problems.push({ where: 'dispatchPercent', message: '派单最多占时限的几成，要在 1 到 99 之间。' })
  }
  if (!(tracks[3].statute in statutes))
    problems.push({ where: 'tracks.3', message: '法定时限表里没有这一条。' })
  const ids = subs.map(({ id }) => id)
  for (const id of ids.filter((one, i) => ids.indexOf(one) !== i)) {
    problems.push({ where: `subs.${id}`, message: '这个小类写了两遍，留下一个。' })
  }
  return problems
}

function checkNumbers({ steps, tracks, statutes }: RuleSet): RuleProblem[] {
  const numbers: [string, number][] = [
    ...Object.entries(steps).map(([name, { n }]): [string, number] => [`steps.${name}`, n]),
    ...Object.entries(statutes).map(([name, { n }]): [string, number] => [`statutes.${name}`, n]),
    ['tracks.1', tracks[1].days],
    ['tracks.2', tracks[2].days],
  ]
  return numbers.filter(([, n]) => !isCount(n)).map(([where]) => ({ where, message: '要填大于零的整数。' }))
}

function checkSub(
  { statutes }: RuleSet,
  { id, label, days: own, track, statute }: SubCategory,
): RuleProblem[] {
  const where = `subs.${id}`
  const problems: RuleProblem[] = []
  if (isBlank(label)) problems.push({ where, message: '小类要有名称。' })
  if (own !== undefined && !isCount(own)) problems.push({ where, message: '办理天数要填大于零的整数。' })
  if (own !== undefined && track === 3) problems.push({ where, message: '三星按法定时限，不能另定天数。' })
  if (statute !== undefined && !(statute in statutes))
    problems.push({ where, message: '法定时限表里没有这一条。' })
  return problems
}

function checkFit(rules: RuleSet): RuleProblem[] {
  const limits: [string, number][] = [
    ['tracks.1', rules.tracks[1].days],
    ['tracks.2', rules.tracks[2].days],
    ...Object.entries(rules.statutes).map(([id, { n }]): [string, number] => [`statutes.${id}`, n]),
    ...rules.subs.flatMap(({ id, days: own }): [string, number][] =>
      own === undefined ? [] : [[`subs.${id}`, own]],
    ),
  ]
  return limits
    .filter(([, limit]) => !leavesTime(rules, limit))
    .map(([where, limit]) => ({
      where,
      message: `${limit} 天不够派单加领单，没有时间办。请放宽时限，或缩短派单、领单的时间。`,
    }))
}

// The worst case: submitted at the last moment of a day, so that the limit is exactly n × 24 h; before long
// holidays dispatching takes all of its share.
function leavesTime({ steps, dispatchPercent }: RuleSet, limit: number): boolean {
  const claim = Math.max(longest(steps.claim), longest(steps.urgent))
  return (days(limit) * dispatchPercent) / 100 + claim < days(limit)
}

// Workdays may stretch over the longest holiday, nine days in 2026.
function longest({ n, unit }: { n: number; unit: string }): number {
  if (unit === 'hours') return days(n) / 24
  return days(unit === 'days' ? n + 1 : n + 10)
}

const isCount = (n: number): boolean => Number.isInteger(n) && n > 0
