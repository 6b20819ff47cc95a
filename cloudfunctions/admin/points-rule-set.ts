/** The shape of a village's points rules as a county hands them in; whether they may stand is core's own question. */
import * as z from 'zod'
import { COUNTY, id, ms, words } from '../../contract/shapes'
import { LIMITS } from '../../miniprogram/core/limits'
import { ITEM_KIND_NAMES } from '../../miniprogram/core/points/kinds'
import { CAP_PERIODS, EVIDENCE, PERIODS } from '../../miniprogram/core/points/types'

const item = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  kind: z.enum(ITEM_KIND_NAMES),
  words: words(LIMITS.item, COUNTY),
  detail: words(LIMITS.itemDetail, COUNTY),
  points: z.int().min(-1000).max(1000),
  unit: words(LIMITS.unit, COUNTY),
  most: z.int().min(1).max(100),
  who: z
    .array(z.enum(['household', 'gridMember']))
    .min(1)
    .max(2),
  often: z.strictObject({
    times: z.int().min(1).max(99),
    per: z.enum(PERIODS),
  }),
  cap: z.strictObject({ points: z.int().min(1).max(100_000), per: z.enum(CAP_PERIODS) }).optional(),
  evidence: z.enum(EVIDENCE),
  threeSteps: z.literal(true).optional(),
})

/** `villageId` '*': for every village that has none of its own. */
export const pointsRules = z.strictObject({
  villageId: z.union([z.literal('*'), id]),
  version: z.int().min(2).max(9999),
  from: ms,
  items: z.array(item).min(1).max(100),
  sample: z.literal(true).optional(),
})
