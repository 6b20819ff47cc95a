/**
 * The county administrator's doors, called from the console or the command line, never by a phone.
 * Strict like the phone's contract: an unknown field is refused, never ignored.
 */
import * as z from 'zod'
import type { Collection } from '../_documents'
import { KEPT_AS_WRITTEN } from '../_documents/upcasters'
import { VERSION } from '../_documents/versions'
import { COUNTY, id, ms, words } from '../../contract/shapes'
import { pointsRules } from './points-rule-set'
import { calendar, ruleSet } from './rule-set'
import { LIMITS } from '../../miniprogram/core/limits'
import { ROLES } from '../../miniprogram/core/people/role'

const phone = z.string().regex(/^1\d{10}$/)
const role = z.enum(ROLES).exclude(['resident'])
const post = z.strictObject({ role, gridId: id, from: ms, until: ms.nullable() })

/** One line of a file the county hands in. */
export const rows = {
  grids: z.strictObject({
    id,
    name: words(LIMITS.gridName, COUNTY),
    level: z.literal([0, 1, 2, 3, 4, 5, 6]),
    parent: id.nullable(),
    code: z
      .string()
      .regex(/^[A-Z]{2,4}$/)
      .optional(),
    succeeds: id.optional(),
  }),
  households: z.strictObject({ id, gridId: id, door: words(LIMITS.door, COUNTY) }),
  people: z.strictObject({
    id,
    name: words(LIMITS.name, COUNTY),
    /** Blank or missing: what is known stays. */
    phone: phone.nullable().default(null),
    householdId: id.nullable().default(null),
    /** Households of the spouse and of the parents. Left out: what is known stays. */
    kin: z
      .array(z.strictObject({ householdId: id, kin: z.enum(['spouse', 'parents']) }))
      .max(4)
      .optional(),
    staffName: words(LIMITS.name, COUNTY).nullable().default(null),
    staffPhone: phone.nullable().default(null),
    /** Those that begin, change or end (`until`); what is not named goes on. */
    posts: z.array(post).max(10).default([]),
    /** Left the household and lives in no other of the county's. */
    left: z.literal(true).optional(),
  }),
  /** The public code of a household's card: it names the door and gives no right. */
  contact_codes: z.strictObject({ code: z.string().regex(/^\d{8}$/), householdId: id }),
} as const

export type ImportKind = keyof typeof rows
export type Row<K extends ImportKind> = z.output<(typeof rows)[K]>
const IMPORT_KINDS = [
  'grids',
  'households',
  'people',
  'contact_codes',
] as const satisfies readonly ImportKind[]
/** Rows a call may carry: well inside the 6 MB a function takes. */
const MAX_ROWS = 2000

const person = z.strictObject({ personId: id, role, gridId: id })
const cursor = z.string().max(20_000)
const clock = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/)

export const adminRoutes = {
  /** `start`: the first row to write, as the last answer's `next` said; every row is checked every time. */
  import: z.strictObject({
    what: z.enum(IMPORT_KINDS),
    rows: z.array(z.unknown()).min(1).max(MAX_ROWS),
    dryRun: z.boolean(),
    start: z.int().min(0).default(0),
  }),
  grantPost: person.extend({
    from: ms,
    until: ms.nullable(),
    staffName: words(LIMITS.name, COUNTY).optional(),
    staffPhone: phone.optional(),
  }),
  endPost: person.extend({ at: ms.optional() }),
  /** For the first administrator, and where nobody above is in post: `check` stands on the asker's phone. */
  confirmPost: z.strictObject({ personId: id, check: z.string().regex(/^\d{4}$/) }),
  'rules.save': z.strictObject({ rules: ruleSet, dryRun: z.boolean().default(false) }),
  'calendar.save': z.strictObject({ calendar, dryRun: z.boolean().default(false) }),
  'points.rules.save': z.strictObject({ rules: pointsRules, dryRun: z.boolean().default(false) }),
  /** Times in Shanghai, `8:00`. One shop a village. */
  'shop.save': z.strictObject({
    villageId: id,
    name: words(LIMITS.name, COUNTY),
    place: words(LIMITS.door, COUNTY),
    opens: clock,
    closes: clock,
  }),
  export: z.strictObject({ villageId: id, cursor: cursor.default('') }),
  verify: z.strictObject({ villageId: id, cursor: cursor.default('') }),
  /** `hash`: the keyed hash of a code. The codes themselves stay with who makes them: the platform logs every request. */
  'demo.start': z.strictObject({
    codes: z.array(z.strictObject({ personId: id, hash: z.string().regex(/^[0-9a-f]{64}$/) })).max(20),
  }),
  /** What only days would bring; asked again it goes on. */
  'demo.fill': z.strictObject({}),
  'demo.end': z.strictObject({}),
  'templates.list': z.strictObject({}),
  /** What a person wrote, everywhere; their name and phone too when `identity`. */
  erase: z.strictObject({ personId: id, identity: z.boolean() }),
  /**
   * `due`: what the timer goes by, of the whole county. `terms`: what orders are found by, of the whole county, a slice a
   * call: hand `next` back as `cursor`.
   */
  rebuild: z.discriminatedUnion('what', [
    z.strictObject({
      what: z.enum(['boards', 'tickets', 'honours', 'redemptions', 'deeds', 'opinions']),
      villageId: id,
      dryRun: z.boolean().default(false),
    }),
    z.strictObject({ what: z.literal('due'), dryRun: z.boolean().default(false) }),
    z.strictObject({
      what: z.literal('terms'),
      cursor: cursor.default(''),
      dryRun: z.boolean().default(false),
    }),
  ]),
  lift: z.strictObject({
    collection: z.enum(Object.keys(VERSION) as Collection[]).exclude(KEPT_AS_WRITTEN),
    cursor: cursor.default(''),
    dryRun: z.boolean().default(false),
  }),
} as const
export type AdminRoute = keyof typeof adminRoutes
export type AdminInput<R extends AdminRoute> = z.output<(typeof adminRoutes)[R]>

/** Why a row was not taken. `row` counts from 1, as a spreadsheet does. */
export interface RowProblem {
  row: number
  field: string
  message: string
}
