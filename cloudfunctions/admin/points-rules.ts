/** A village's points rules and its shop. A good deed keeps the version it was applied for under, so nothing saved here changes what it earns. */
import { startOfDay } from '../../miniprogram/core/clock/shanghai'
import { checkPointsRules, pointsRulesAt, renamedItems } from '../../miniprogram/core/points/rules'
import { SAMPLE_RULES } from '../../miniprogram/core/points/sample-rules'
import type { PointsRules } from '../../miniprogram/core/points/types'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { pointsRulesId } from '../_journal/points/rules'
import { now as clock, store } from '../_platform/ports'
import { between } from '../_platform/bounds'
import { isDuplicate } from '../_platform/database-error'
import type { AdminInput } from './contract'
import type { Saved } from '../_journal/saving-rules'

/** Nothing is saved while there are problems: versions follow one another, from today on, and only what may earn points earns any. */
export async function savePointsRules({
  rules,
  dryRun,
}: AdminInput<'points.rules.save'>): Promise<Saved | Refusal> {
  const now = clock()
  const { villageId, version, from } = rules
  if (villageId !== '*' && !(await isVillage(villageId))) return refuse('BAD_INPUT', {}, 'rules.villageId')
  const saved = await savedOf(villageId)
  const newest = Math.max(SAMPLE_RULES.version, ...saved.map(one => one.version))
  const before = pointsRulesAt([...saved, ...(villageId === '*' ? [] : await savedOf('*'))], villageId, from)
  const problems = [
    ...(version === newest + 1
      ? []
      : [{ where: 'version', message: `上一版是 ${newest}，这一版请写 ${newest + 1}。` }]),
    // Anyone who did a good deed this morning was promised this morning's points.
    ...(from < startOfDay(now) ? [{ where: 'from', message: '启用的日子不能早于今天。' }] : []),
    ...checkPointsRules(rules),
    ...renamedItems(before, rules),
  ]
  if (problems.length > 0 || dryRun) return { saved: false, problems }
  try {
    await store.create('rules', {
      _id: pointsRulesId(villageId, version),
      v: 1,
      kind: 'points',
      body: rules satisfies PointsRules,
      at: now,
      by: 'console',
    })
  } catch (error) {
    if (isDuplicate(error)) return refuse('STALE')
    throw error
  }
  return { saved: true, problems }
}

async function savedOf(villageId: string): Promise<PointsRules[]> {
  const saved = await store.all('rules', {
    where: { _id: between(pointsRulesId(villageId, 0), pointsRulesId(villageId, 9999)) },
  })
  return saved.map(doc => doc.body as PointsRules)
}

const isVillage = async (id: string): Promise<boolean> => (await store.get('grids', id))?.level === 2

/** Saved again, the last one counts. */
export async function saveShop({
  villageId,
  ...shop
}: AdminInput<'shop.save'>): Promise<{ saved: true } | Refusal> {
  if (!(await isVillage(villageId))) return refuse('BAD_INPUT', {}, 'villageId')
  if (minuteOf(shop.opens) >= minuteOf(shop.closes)) return refuse('BAD_INPUT', {}, 'closes')
  await store.put('shops', { _id: villageId, v: 1, ...shop })
  return { saved: true }
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
