/** A county's deadlines, sub-categories and days off, saved on the phone. Types only cross to the phone. */
import type { RuleStep } from '../../miniprogram/core/clock/steps'
import { stepNames } from '../../miniprogram/core/clock/steps'
import type { Span } from '../../miniprogram/core/clock/span'
import { LIMITS } from '../../miniprogram/core/limits'
import type { Category, Track } from '../../miniprogram/core/ticket/types'
import * as z from 'zod'
import { day, id, key, track, words } from '../shapes'

const RULES = { unmoderated: 'a line of the county’s own rules, as the console takes it' }
const count = z.int().min(1).max(1000)
const span = z.strictObject({ n: count, unit: z.enum(['hours', 'days', 'workdays']) })
const everyStep = Object.fromEntries(stepNames.map(step => [step, span])) as Record<RuleStep, typeof span>

export const rulesReads = {
  'rules.show': z.strictObject({}),
} as const

/** `preview`: only says what would be otherwise, and what does not fit. */
export const rulesWrites = {
  'rules.change': z.strictObject({
    /** The newest version, as it was shown. */
    basedOn: z.int().min(1).max(9999),
    /** From when on. */
    day,
    /** One that is not sent stays as it is: phones of before it was there do not know it. */
    steps: z.strictObject(everyStep).partial(),
    tracks: z.strictObject({ 1: count, 2: count }),
    /** Those that are changed. */
    subs: z
      .array(
        z.strictObject({
          id,
          label: words(LIMITS.sub, RULES),
          track,
          needsPhoto: z.boolean(),
          days: count.optional(),
          unit: z.enum(['days', 'workdays']),
        }),
      )
      .max(60),
    preview: z.boolean(),
    key,
  }),
  'calendar.change': z.strictObject({
    year: z.int().min(2025).max(2099),
    source: words(LIMITS.holidaySource, RULES),
    holidays: z.array(day).max(366),
    workdays: z.array(day).max(366),
    preview: z.boolean(),
    key,
  }),
} as const

interface SubInfo {
  id: string
  category: Category
  label: string
  track: Track
  needsPhoto: boolean
  days?: number
  unit: 'days' | 'workdays'
}
export interface VersionInfo {
  version: number
  from: number
  /** null: came with the program. */
  by: string | null
}
interface RulesInfo {
  /** The newest version: what is changed is changed from it. */
  version: number
  from: number
  steps: Record<RuleStep, Span>
  tracks: { 1: number; 2: number }
  subs: SubInfo[]
  versions: VersionInfo[]
  /** Of each year the one that counts. */
  years: { year: number; source: string; holidays: string[]; workdays: string[]; by: string | null }[]
}
export interface RulesChanged {
  saved: boolean
  /** What would be, or is, otherwise. */
  differences: string[]
  problems: string[]
  message: string
}
export interface RulesReplies {
  'rules.show': RulesInfo
  'rules.change': RulesChanged
  'calendar.change': RulesChanged
}
