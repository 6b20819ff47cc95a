/** A new version of what earns points in a village, no matter who saves it: the console, or its office on the phone. */
import type { GridId } from '../../../miniprogram/core/people/grid'
import type { PersonId } from '../../../miniprogram/core/people/role'
import {
  checkPointsRules,
  pointsRulesAt,
  renamedItems,
  type PointsRulesProblem,
} from '../../../miniprogram/core/points/rules'
import { SAMPLE_RULES } from '../../../miniprogram/core/points/sample-rules'
import type { PointsRules } from '../../../miniprogram/core/points/types'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { RulesDoc } from '../../_documents'
import { between } from '../../_platform/bounds'
import { isDuplicate } from '../../_platform/database-error'
import type { Tx } from '../../_platform/inside'
import { now as clock, store } from '../../_platform/ports'
import { transaction } from '../../_platform/transaction'
import { frameProblems } from '../saving-rules'
import type { Saved } from '../saving-rules'
import { pointsRulesId } from './rules'

type Of = GridId | '*'

/** Every saved version of a village (`*`: of the county), as it lies there; never a kept copy. */
export const savedPointsRules = (of: Of): Promise<RulesDoc[]> =>
  store.all('rules', { where: { _id: between(pointsRulesId(of, 0), pointsRulesId(of, 9999)) } })

export interface PointsRulebook {
  own: PointsRules[]
  /** The county's. */
  shared: PointsRules[]
  /** The newest number; the sample's where nothing was saved. */
  newest: number
}
export async function pointsRulebook(of: Of): Promise<PointsRulebook> {
  const [own, shared] = await Promise.all([savedPointsRules(of), of === '*' ? [] : savedPointsRules('*')])
  const setsOf = (docs: RulesDoc[]) => docs.map(({ body }) => body as PointsRules)
  return {
    own: setsOf(own),
    shared: setsOf(shared),
    newest: Math.max(SAMPLE_RULES.version, ...setsOf(own).map(({ version }) => version)),
  }
}

export interface SavingPoints {
  by: PersonId | 'console'
  /** Only looks. */
  dryRun: boolean
  /** In the same transaction. */
  also?: (tx: Tx) => Promise<unknown>
}

/** Nothing is saved while there are problems: versions follow one another, from today on, and only what may earn points earns any. */
export async function savePointsRules(
  rules: PointsRules,
  { by, dryRun, also }: SavingPoints,
): Promise<Saved | Refusal> {
  const now = clock()
  const { villageId, from } = rules
  const { own, shared, newest } = await pointsRulebook(villageId)
  const problems: PointsRulesProblem[] = [
    ...frameProblems(rules, newest, now),
    ...checkPointsRules(rules),
    ...renamedItems(pointsRulesAt([...own, ...shared], villageId, from), rules),
  ]
  if (problems.length > 0 || dryRun) return { saved: false, problems }
  const doc: RulesDoc = {
    _id: pointsRulesId(villageId, rules.version),
    v: 1,
    kind: 'points',
    body: rules,
    at: now,
    by,
  }
  try {
    const done = await transaction<true>(async tx => {
      await tx.create('rules', doc)
      await also?.(tx)
      return true
    })
    return isRefusal(done) ? done : { saved: true, problems }
  } catch (error) {
    if (isDuplicate(error)) return refuse('STALE')
    throw error
  }
}
