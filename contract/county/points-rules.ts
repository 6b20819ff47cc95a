/** What earns points in a village, kept by its office on the phone. Types only cross to the phone. */
import { ITEM_KIND_NAMES } from '../../miniprogram/core/points/kinds'
import { LIMITS } from '../../miniprogram/core/limits'
import { CAP_PERIODS, EVIDENCE, PERIODS, type PointsItem } from '../../miniprogram/core/points/types'
import { LINES_AT_ONCE } from '../../miniprogram/core/points/revising'
import * as z from 'zod'
import { day, id, key, words, type Moderation } from '../shapes'
import type { RulesChanged, VersionInfo } from './rules'

/** A line of a village's rules; whether it may stand is core's own question. `moderation`: whose words it is made of. */
export const itemShape = (moderation: Moderation) => ({
  kind: z.enum(ITEM_KIND_NAMES),
  label: words(LIMITS.item, moderation),
  detail: words(LIMITS.itemDetail, moderation),
  points: z.int().min(-1000).max(1000),
  unit: words(LIMITS.unit, moderation),
  most: z.int().min(1).max(100),
  who: z
    .array(z.enum(['household', 'gridMember']))
    .min(1)
    .max(2),
  often: z.strictObject({ times: z.int().min(1).max(99), per: z.enum(PERIODS) }),
  cap: z.strictObject({ points: z.int().min(1).max(100_000), per: z.enum(CAP_PERIODS) }).optional(),
  evidence: z.enum(EVIDENCE),
})
export const itemId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)

export const pointsRulesReads = {
  /** Of a village; of the county: those for all villages that have none of their own. */
  'rules.points': z.strictObject({ node: id }),
} as const

export const pointsRulesWrites = {
  /** The lines that are to be otherwise; without an id: a new one, at the end. A minus goes by the three steps. */
  'rules.changePoints': z.strictObject({
    node: id,
    /** The newest version, as it was shown. */
    basedOn: z.int().min(1).max(9999),
    day,
    items: z.array(z.strictObject({ id: itemId.optional(), ...itemShape('moderated') })).max(LINES_AT_ONCE),
    gone: z.array(itemId).max(100),
    /** Only says what would be otherwise, and what does not fit. */
    preview: z.boolean(),
    key,
  }),
} as const

export interface PointsRulesReplies {
  'rules.points': {
    place: string
    /** null: all villages without rules of their own. */
    villageId: string | null
    /** false: what is shown is the county's, or the sample; saving makes the village's own. */
    isOwn: boolean
    version: number
    from: number
    items: PointsItem[]
    versions: VersionInfo[]
  }
  'rules.changePoints': RulesChanged
}
