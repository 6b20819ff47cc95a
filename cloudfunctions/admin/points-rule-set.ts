/** The shape of a village's points rules as a county hands them in; whether they may stand is core's own question. */
import * as z from 'zod'
import { itemId, itemShape } from '../../contract/county/points-rules'
import { COUNTY, id, ms } from '../../contract/shapes'

const item = z.strictObject({ id: itemId, ...itemShape(COUNTY), threeSteps: z.literal(true).optional() })

/** `villageId` '*': for every village that has none of its own. */
export const pointsRules = z.strictObject({
  villageId: z.union([z.literal('*'), id]),
  version: z.int().min(2).max(9999),
  from: ms,
  items: z.array(item).min(1).max(100),
  sample: z.literal(true).optional(),
})
