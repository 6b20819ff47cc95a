/** The points rules a village has saved, kept for a moment in this instance; checked when they were saved. */
import { pointsRulesAt } from '../../../miniprogram/core/points/rules'
import type { PointsRules } from '../../../miniprogram/core/points/types'
import type { GridId } from '../../../miniprogram/core/people/grid'
import { store } from '../../_platform/ports'
import { between } from '../../_platform/bounds'

const KEEP_MS = 15_000
const kept = new Map<string, { sets: PointsRules[]; until: number }>()

/** `_id` of a saved version in `rules` (kind 'points'); '*' is the whole county's. */
export const pointsRulesId = (villageId: GridId | '*', version: number): string =>
  `points:${villageId}:${String(version).padStart(4, '0')}`

/** In force in this village: its own, else the county's, else the sample. */
export async function pointsRules(villageId: GridId, at: number): Promise<PointsRules> {
  return pointsRulesAt([...(await savedOf(villageId)), ...(await savedOf('*'))], villageId, at)
}

async function savedOf(villageId: GridId | '*'): Promise<PointsRules[]> {
  const known = kept.get(villageId)
  if (known && known.until > performance.now()) return known.sets
  const saved = await store.all('rules', {
    where: { _id: between(pointsRulesId(villageId, 0), pointsRulesId(villageId, 9999)) },
  })
  const sets = saved.map(doc => doc.body as PointsRules)
  kept.set(villageId, { sets, until: performance.now() + KEEP_MS })
  return sets
}
