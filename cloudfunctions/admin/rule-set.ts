/** The shape of a rule set as a county hands it in; whether its steps fit is the clock's own question. */
import * as z from 'zod'
import { stepNames } from '../../miniprogram/core/clock/steps'
import { LIMITS } from '../../miniprogram/core/limits'
import { COUNTY, category, id, ms, track, words } from '../../contract/shapes'

const span = z.strictObject({ n: z.int().min(1).max(1000), unit: z.enum(['hours', 'days', 'workdays']) })
const statute = z.strictObject({
  n: z.int().min(1).max(1000),
  unit: z.enum(['hours', 'days', 'workdays']),
  label: words(LIMITS.statute, COUNTY),
  source: words(LIMITS.source, COUNTY),
})
const STATUTES = [
  'mediation',
  'judicialConfirmation',
  'petitionAccept',
  'petitionHandle',
  'petitionExtend',
  'petitionReview',
] as const
const count = z.int().min(1).max(1000)

const subCategory = z.strictObject({
  id,
  category,
  label: words(LIMITS.sub, COUNTY),
  track,
  needsPhoto: z.boolean(),
  days: count.optional(),
  unit: z.enum(['days', 'workdays']),
  statute: z.enum(STATUTES).optional(),
})

export const ruleSet = z.strictObject({
  version: z.int().min(2).max(9999),
  from: ms,
  to: ms.nullable(),
  subs: z.array(subCategory).min(1).max(200),
  tracks: z.strictObject({
    1: z.strictObject({ days: count }),
    2: z.strictObject({ days: count }),
    3: z.strictObject({ statute: z.enum(STATUTES) }),
  }),
  steps: z.record(z.enum(stepNames), span),
  dispatchPercent: z.int().min(1).max(99),
  statutes: z.record(z.enum(STATUTES), statute),
  sample: z.literal(true).optional(),
})
export const calendar = z.strictObject({
  year: z.int().min(2025).max(2099),
  source: words(LIMITS.holidaySource, COUNTY),
  holidays: z.array(z.string().max(10)).max(366),
  workdays: z.array(z.string().max(10)).max(366),
  sample: z.literal(true).optional(),
})
