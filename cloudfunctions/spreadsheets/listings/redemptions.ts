import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { STAGES } from '../../../miniprogram/core/redemption/stages'
import { store } from '../../_platform/ports'
import type { Sheet } from '../write/book'
import { below } from './places'

const HEADINGS = ['村', '单号', '兑换日', '户', '东西', '积分', '状态', '哪天', '经手']

/** Redemptions of the villages, the oldest first. */
export async function redemptions(node: string): Promise<Sheet> {
  const { villages } = await below(node)
  const lines: string[][] = []
  for (const { _id, name } of villages)
    for (const { redemption } of await store.all('redemptions', { where: { villageId: _id } })) {
      const ended = 'ended' in redemption.stage ? redemption.stage.ended : null
      lines.push([
        name,
        redemption.no,
        dayKey(redemption.redeemedAt),
        redemption.householdTitle,
        `${redemption.goodName} 1 ${redemption.unit}`,
        String(redemption.paid),
        STAGES[redemption.stage.state].label,
        ended ? dayKey(ended.at) : '',
        ended?.byName ?? '',
      ])
    }
  return { name: '兑换', rows: [HEADINGS, ...lines.sort((a, b) => ((a[2] ?? '') < (b[2] ?? '') ? -1 : 1))] }
}
