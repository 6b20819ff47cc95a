/** Good deeds of the sample household: one old enough for the clock to credit it, one that stands on the notice. */
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { days, hours } from '../../../miniprogram/core/clock/units'
import type { PointsItem } from '../../../miniprogram/core/points/types'
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'
import { press } from '../../_journal/execute'
import { pointsRules } from '../../_journal/points/rules'
import { store } from '../../_platform/ports'
import { DEMO_VILLAGE } from './sample'
import { sampleOf } from './sample-of'

/** How long ago they were reported, the oldest first. */
const REPORTED = [days(8), days(1)] as const
const VOUCHED_AFTER = hours(3)

/** Of what a household reports with words alone the first ones, whatever rules the county has. Answers how many there are. */
export async function deeds(now: number): Promise<number | Refusal> {
  const rules = await pointsRules(DEMO_VILLAGE, now)
  const items = rules.items.filter(
    ({ points, who, evidence }) => points > 0 && evidence === 'words' && who.includes('household'),
  )
  const told = REPORTED.flatMap((ago, i) => (items[i] ? [{ ago, item: items[i] }] : []))
  for (const { ago, item } of told) {
    const refusal = await deed(item, now - ago)
    if (refusal) return refusal
  }
  return told.length
}

/** Pressed by the sample people, each press with a key of its own, so asked again it goes on. */
async function deed({ id: itemId, label }: PointsItem, at: number): Promise<Refusal | null> {
  const reported = await press('deed', {
    id: null,
    command: {
      verb: 'apply',
      key: `demo:${itemId}`,
      input: { itemId, quantity: 1, day: dayKey(at), text: `样例：${label}`, attachments: [] },
    },
    by: await sampleOf('resident', at),
    now: at,
  })
  if (isRefusal(reported)) return busyOr(reported, itemId)
  const { id } = reported.matter
  const vouched = await press('deed', {
    id,
    command: { verb: 'confirm', key: `demo:${itemId}:confirm`, input: { agree: true } },
    by: await sampleOf('gridMember', at + VOUCHED_AFTER),
    now: at + VOUCHED_AFTER,
  })
  if (!isRefusal(vouched)) return null
  // Anyone who tries the demonstration may have taken it back, or said yes or no to it themselves.
  if ((await store.get('deeds', id))?.state !== 'waiting') return null
  return busyOr(vouched, itemId)
}

function busyOr(refusal: Refusal, itemId: string): Refusal {
  if (refusal.refused === 'BUSY') return refusal
  throw new Error(`the deed «${itemId}»: ${refusal.refused}`)
}
