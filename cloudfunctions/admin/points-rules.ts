/** A village's points rules and its shop. A good deed keeps the version it was applied for under, so nothing saved here changes what it earns. */
import { areHours } from '../../miniprogram/core/points/shop'
import { refuse, type Refusal } from '../../miniprogram/core/refusal'
import { savePointsRules } from '../_journal/points/saving-rules'
import type { Saved } from '../_journal/saving-rules'
import { store } from '../_platform/ports'
import type { AdminInput } from './contract'

export async function saveRulesOfPoints({
  rules,
  dryRun,
}: AdminInput<'points.rules.save'>): Promise<Saved | Refusal> {
  const { villageId } = rules
  if (villageId !== '*' && !(await isVillage(villageId))) return refuse('BAD_INPUT', {}, 'rules.villageId')
  return savePointsRules(rules, { by: 'console', dryRun })
}

const isVillage = async (id: string): Promise<boolean> => (await store.get('grids', id))?.level === 2

/** Saved again, the last one counts. */
export async function saveShop({
  villageId,
  ...shop
}: AdminInput<'shop.save'>): Promise<{ saved: true } | Refusal> {
  if (!(await isVillage(villageId))) return refuse('BAD_INPUT', {}, 'villageId')
  if (!areHours(shop)) return refuse('BAD_INPUT', {}, 'closes')
  await store.put('shops', { _id: villageId, v: 1, ...shop })
  return { saved: true }
}
